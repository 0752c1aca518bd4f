/* The online base map, where the page was made with one: off until the reader switches it on. */
(function (briefing) {
  'use strict';
  const map = briefing.map, make = briefing.make, base = briefing.data.meta.baseMap;
  let tiles = [], credit = null, key = '', failed = false;

  briefing.baseMapOn = function () { return tiles.length > 0; };

  function off() {
    tiles.forEach(function (each) { map.removeLayer(each); });
    if (credit) { map.removeControl(credit); credit = null; }
    tiles = [];
  }

  function on() {
    off();
    failed = false;
    tiles = base.tiles.map(function (address) {
      const layer = L.tileLayer(address, { subdomains: base.servers, maxNativeZoom: base.largestZoom, key: encodeURIComponent(key), attribution: '', referrerPolicy: 'origin-when-cross-origin' });
      layer.on('tileerror', function () { if (!failed) { failed = true; fill(); } });
      return layer.addTo(map);
    });
    credit = L.control.attribution({ prefix: false }).addAttribution(base.credit).addTo(map);
  }

  function fill() {
    const old = document.getElementById('base-map');
    if (old) { old.remove(); }
    const box = make('input', { type: 'checkbox', id: 'base-map-on' });
    const field = base.needsKey ? make('input', { type: 'password', id: 'base-map-key', autocomplete: 'off', 'aria-label': briefing.t('baseMapKey'), placeholder: briefing.t('baseMapKey') }) : null;
    box.checked = briefing.baseMapOn();
    box.addEventListener('change', function () {
      if (box.checked && base.needsKey && !key) {
        if (!field.value.trim()) { box.checked = false; field.focus(); return; }
        key = field.value.trim();
        field.value = '';
      }
      if (box.checked) { on(); } else { off(); key = ''; }
      briefing.redraw();
      fill();
      document.getElementById('base-map-on').focus();
    });
    document.getElementById('legend').parentNode.appendChild(make('div', { 'class': 'base-map', id: 'base-map' }, [
      make('label', {}, [box, make('span', { text: briefing.t('baseMap', { name: briefing.pick(base.title) }) })]),
      field && !briefing.baseMapOn() ? field : null,
      make('p', { 'class': 'soft', text: briefing.t('baseMapNote', { hosts: base.hosts.join(briefing.lang ? ', ' : '、') }) }),
      base.shifted ? make('p', { 'class': 'soft', text: briefing.t('baseMapShifted') }) : null,
      base.websiteOnly ? make('p', { 'class': 'soft', text: briefing.t('baseMapWebsite') }) : null,
      failed ? make('p', { 'class': 'notice-text', role: 'alert', text: briefing.t('baseMapFailed') }) : null
    ]));
  }

  if (base) { briefing.on('language', fill); }
}(window.briefing));
