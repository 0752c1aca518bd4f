/* What a click says: places, groups, roads and works. */
(function (briefing) {
  'use strict';
  const data = briefing.data, make = briefing.make;

  function popup(title, state, rows, extra) {
    const list = make('dl');
    rows.forEach(function (row) {
      list.appendChild(make('dt', { text: row[0] }));
      list.appendChild(make('dd', { text: row[1] }));
    });
    const notice = data.meta.notice && make('div', { 'class': 'note', text: briefing.pick(data.meta.notice) });
    return make('div', { 'class': 'popup' }, [make('h3', { text: title }), state || null, list, extra || null, notice || null]);
  }

  briefing.rowsPopup = function (title, rows) { return popup(title, null, rows); };

  function stateOf(cls) {
    const meaning = cls.meaning ? (briefing.lang ? ': ' : '：') + briefing.pick(cls.meaning) : '';
    return make('div', { 'class': 'state' }, [
      briefing.swatch(cls.sign ? { sign: cls.sign } : cls.style), make('span', { text: briefing.pick(cls.label) + meaning })
    ]);
  }

  briefing.featurePopup = function (spec, row) {
    const cls = spec.classes[spec.index[row]], fallback = { roads: 'road', links: 'roadLink' }[spec.key];
    const title = (spec.names && spec.names[row]) || (fallback ? briefing.t(fallback) : briefing.pick(spec.title));
    return popup(title, stateOf(cls), briefing.rowsOf(spec.columns, row));
  };

  /* A group says what every question found of it, the theme's own first. */
  briefing.groupPopup = function (number, spec) {
    const groups = data.groups, rows = [];
    const where = [groups.towns[number], groups.villages[number]].filter(Boolean).map(briefing.placeName);
    if (where.length) { rows.push([briefing.t('town'), where.join(briefing.lang ? ', ' : '，')]); }
    if (groups.people[number] !== null) { rows.push([briefing.t('people'), briefing.count(groups.people[number])]); }
    const shown = briefing.rowsOf(spec.columns, number);
    const others = data.layers.filter(function (each) { return each.kind === 'group' && each.key !== spec.key && each.key !== 'after'; })
      .filter(function (each) { return each.index[number] >= 0; })
      .map(function (each) { return [briefing.pick(each.title), briefing.pick(each.classes[each.index[number]].label)]; });
    return popup(briefing.groupName(number), stateOf(spec.classes[spec.index[number]]), rows.concat(shown, others));
  };

  briefing.seatPopup = function (seat) {
    return popup(briefing.t('seatOf', { name: briefing.placeOf[seat.code] ? briefing.placeName(seat.code) : seat.name }), null, []);
  };

  briefing.placeRows = function (place) {
    const rows = [];
    const aid = data.aid[place.code];
    if (place.town) { rows.push([briefing.t('town'), briefing.placeName(place.town)]); }
    if (place.tier !== null) { rows.push([briefing.t('tier'), briefing.tierName(place.tier)]); }
    briefing.rowsOf(data[place.layer].columns, place.number).forEach(function (row) { rows.push(row); });
    if (aid) {
      rows.push([briefing.t('aidGroup'), aid.name]);
      if (aid.lead) { rows.push([briefing.t('lead'), aid.lead]); }
      if (aid.members !== null) { rows.push([briefing.t('members'), briefing.count(aid.members)]); }
      if (aid.leaders) { rows.push([briefing.t('leaders'), aid.leaders]); }
    }
    return rows;
  };

  briefing.levelOf = function (place) { return place.layer === 'townships' ? 'township' : 'village'; };
  briefing.tallyOf = function (place) {
    return place ? data.tallies[briefing.levelOf(place)][place.code] : data.tallies.district[''];
  };

  briefing.placePopup = function (place) {
    const rows = briefing.placeRows(place), tally = briefing.tallyOf(place);
    if (tally && tally.groups) {
      rows.push([briefing.t('groups'), briefing.t('groupsPeople', { n: briefing.count(tally.groups), people: briefing.count(tally.people) })]);
      if (tally.share !== null) { rows.push([briefing.t('share'), briefing.percent(tally.share)]); }
    }
    return popup(briefing.lang ? place.en : place.full, null, rows);
  };

  briefing.openPlace = function (place) {
    briefing.map.fitBounds(briefing.boundsOf(place), { animate: false, maxZoom: 13, padding: [30, 30] });
    briefing.select(place);
    if (place.at) { briefing.show(briefing.latlng(place.at), function () { return briefing.placePopup(place); }); }
  };

  briefing.openGroup = function (number, spec) {
    const at = data.groups.at[number];
    if (!at) { return; }
    briefing.map.setView(briefing.latlng(at), Math.max(13, briefing.map.getZoom()), { animate: false });
    briefing.show(briefing.latlng(at), function () { return briefing.groupPopup(number, spec); });
  };
}(window.briefing));
