/* The switch of themes, and the legend of the one shown. */
(function (briefing) {
  'use strict';
  const data = briefing.data, make = briefing.make, map = briefing.map;
  const OFF_AT_START = {};
  let shown = [];

  data.themes.forEach(function (theme) { OFF_AT_START[theme.key] = theme.off; });

  function stateOf(theme, key) {
    const all = briefing.state.off[theme] = briefing.state.off[theme] || {};
    all[key] = all[key] || { layer: OFF_AT_START[theme].indexOf(key) >= 0, classes: {} };
    return all[key];
  }

  function isOn(layer) { return !stateOf(briefing.state.theme, layer.key).layer; }

  /* Layers in the order in which they are drawn; all of one pane share one canvas. */
  briefing.shownLayers = function () { return shown.filter(function (layer) { return map.hasLayer(layer.group); }); };
  briefing.isShown = function (key) { return briefing.shownLayers().some(function (layer) { return layer.key === key; }); };

  function drawAll() {
    shown.forEach(function (layer) {
      const state = stateOf(briefing.state.theme, layer.key);
      if (map.hasLayer(layer.group)) { map.removeLayer(layer.group); }
      if (state.layer || (layer.key === 'plain' && briefing.baseMapOn())) { return; }
      briefing.scaleSigns(layer);
      briefing.fill(layer, state.classes);
      map.addLayer(layer.group);
    });
    const mark = briefing.markOf();
    if (mark) { mark.bringToFront(); }
    briefing.label();
  }

  briefing.toggle = function (key, on) {
    stateOf(briefing.state.theme, key).layer = !on;
    drawAll();
    fillLegend();
  };

  function show(theme) {
    shown.forEach(function (layer) { map.removeLayer(layer.group); });
    shown = theme.layers.map(function (key) { return briefing.layer(key); })
      .concat(theme.before.map(function (key) { return briefing.layer(key, 'before'); }))
      .concat(theme.after.map(function (key) { return briefing.layer(key, 'after'); }));
    map.closePopup();
    drawAll();
    fillLegend();
    briefing.fillHeadline();
  }

  function spelled(number, unit) {
    if (number === null || number === undefined) { return ''; }
    return (briefing.count(number) + ' ' + briefing.pick(unit)).trim();
  }

  function entries(layer) {
    const spec = layer.spec, state = stateOf(briefing.state.theme, layer.key);
    const list = (spec.classes || []).map(function (cls, number) {
      if (spec.kind === 'group' && !cls.count) { return null; }
      const quantity = spec.kind === 'group'
        ? spelled(cls.count, ['个', '']) + (briefing.lang ? ' / ' : '，') + spelled(cls.people, ['人', 'people'])
        : spelled(cls.count, spec.unit);
      const swatch = briefing.swatch(cls.sign ? { sign: cls.sign } : cls.style);
      const meaning = cls.meaning ? make('small', { text: briefing.pick(cls.meaning) }) : null;
      const text = make('span', { 'class': 'what' }, [make('span', { text: briefing.pick(cls.label) }), meaning]);
      const amount = make('span', { 'class': 'quantity', text: quantity });
      if (spec.kind !== 'group' && spec.kind !== 'point') { return make('li', {}, [swatch, text, amount]); }
      const box = make('input', { type: 'checkbox', 'data-layer': layer.key, 'data-class': cls.key || String(number) });
      box.checked = !state.classes[number];
      const item = make('li', { 'class': box.checked ? '' : 'off' }, [make('label', {}, [box, swatch, text, amount])]);
      box.addEventListener('change', function () {
        state.classes[number] = !box.checked;
        item.className = box.checked ? '' : 'off';
        drawAll();
      });
      return item;
    });
    return list.concat((spec.dashes || []).map(function (each) {
      const dash = { hardened: '', unhardened: '5 4', planned: '1 5' }[each.style.dash];
      return make('li', {}, [
        briefing.swatch({ colour: '#374151', weight: 2, stroke: dash }), make('span', { 'class': 'what', text: briefing.pick(each.label) }),
        make('span', { 'class': 'quantity', text: spelled(each.count, spec.unit) })
      ]);
    })).filter(Boolean);
  }

  const PLAIN = {
    district: function () { return [briefing.pick(data.meta.district), { colour: '#243b53', weight: 2.6 }]; },
    townshipLines: function () { return [briefing.t('lines'), { colour: '#486581', weight: 1.5 }]; },
    seats: function () { return [briefing.t('seat'), { sign: ['#ffffff', '#1f2933', 'square', 4.6], width: 2 }]; }
  };

  function legendGroup(layer) {
    const plain = PLAIN[layer.key] && PLAIN[layer.key]();
    if (!plain && !layer.spec) { return null; }
    const box = make('input', { type: 'checkbox', 'data-layer': layer.key });
    box.checked = isOn(layer);
    box.addEventListener('change', function () { briefing.toggle(layer.key, box.checked); });
    const list = plain ? [] : entries(layer);
    const note = layer.spec && layer.spec.note ? make('p', { 'class': 'soft', text: briefing.pick(layer.spec.note) }) : null;
    const left = layer.spec && layer.spec.unplaced ? make('p', { 'class': 'soft', text: briefing.t('unplaced', { n: briefing.count(layer.spec.unplaced) }) }) : null;
    return make('div', { 'class': 'legend-group' + (box.checked ? '' : ' off') }, [
      make('label', {}, [box, plain ? briefing.swatch(plain[1]) : null, make('span', { text: plain ? plain[0] : briefing.pick(layer.spec.title) })]),
      list.length ? make('ul', {}, list) : null, left, note
    ]);
  }

  function fillLegend() {
    const legend = document.getElementById('legend'), theme = briefing.theme();
    const held = document.activeElement && legend.contains(document.activeElement) ? document.activeElement : null;
    const again = held && ['data-layer', 'data-class'].map(function (name) {
      return held.hasAttribute(name) ? '[' + name + '="' + held.getAttribute(name) + '"]' : ':not([' + name + '])';
    }).join('');
    legend.textContent = '';
    ['after', 'before', ''].forEach(function (pane) {
      const ordered = shown.filter(function (layer) { return layer.pane === pane; }).reverse();
      const plain = ordered.filter(function (layer) { return !layer.spec; });
      const members = ordered.filter(function (layer) { return layer.spec; }).concat(plain).map(legendGroup).filter(Boolean);
      if (members.length && pane) { legend.appendChild(make('h3', { text: briefing.t(pane) })); }
      members.forEach(function (each) { legend.appendChild(each); });
    });
    const note = document.getElementById('theme-note');
    note.textContent = briefing.pick(theme.note);
    note.hidden = !note.textContent;
    if (again) { const next = legend.querySelector('input' + again); if (next) { next.focus(); } }
    briefing.emit('legend', legend);
  }

  /* What the questions of the theme found; the first is said in the head of the page. */
  briefing.fillHeadline = function () {
    const theme = briefing.theme(), total = data.tallies.district[''];
    const said = data.headlines.filter(function (each) { return theme.questions.indexOf(each.question) >= 0; });
    const plain = briefing.t('plainHeadline', { groups: briefing.count(total.groups), people: briefing.count(total.people) });
    const box = document.getElementById('headline');
    document.getElementById('theme-title').textContent = briefing.pick(theme.title);
    box.textContent = said.length ? briefing.pick(said[0].text)
      : plain + (data.meta.hasResults ? (briefing.lang ? '.' : '。') : (briefing.lang ? '. ' : '；') + briefing.t('noGroups'));
    const more = document.getElementById('headlines');
    more.textContent = '';
    said.slice(1).forEach(function (each) { more.appendChild(make('li', { text: briefing.pick(each.text) })); });
    more.hidden = said.length < 2;
  };

  function fillSwitch() {
    const box = document.getElementById('themes');
    box.textContent = '';
    data.themes.forEach(function (theme) {
      const radio = make('input', { type: 'radio', name: 'theme', value: theme.key, id: 'theme-' + theme.key });
      radio.checked = theme.key === briefing.state.theme;
      radio.addEventListener('change', function () { briefing.setTheme(theme.key); });
      box.appendChild(radio);
      box.appendChild(make('label', { 'for': radio.id, text: briefing.pick(theme.title) }));
    });
  }

  briefing.on('theme', function (theme) {
    const radio = document.getElementById('theme-' + theme.key);
    if (radio && !radio.checked) { radio.checked = true; radio.nextElementSibling.scrollIntoView({ block: 'nearest', inline: 'nearest' }); }
    show(theme);
  });
  briefing.on('filter', drawAll);
  briefing.on('language', function () { fillSwitch(); fillLegend(); briefing.fillHeadline(); briefing.label(); });
  briefing.redraw = drawAll;
}(window.briefing));
