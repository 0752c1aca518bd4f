/* On paper the map has the size of the sheet and is drawn as vectors. */
(function (briefing) {
  'use strict';
  const map = briefing.map, make = briefing.make;
  const PAPERS = {
    'A4-portrait': [190, 132], 'A4-landscape': [277, 104], 'A3-portrait': [277, 230], 'A3-landscape': [400, 180]
  };  /* width and height of the map, mm; the margins are 10 mm */
  const style = document.head.appendChild(make('style', { id: 'paper-size' }));
  const select = document.getElementById('paper');
  let before = null, papers = [];

  function choose() {
    const parts = select.value.split('-'), size = PAPERS[select.value];
    style.textContent = '@page { size: ' + parts[0] + ' ' + parts[1] + '; margin: 10mm; }\n' +
      '@media print { .map-box { width: ' + size[0] + 'mm; height: ' + size[1] + 'mm; } }';
    document.documentElement.dataset.paper = select.value;
  }

  function fill() {
    const held = select.value || 'A4-portrait';
    select.textContent = '';
    Object.keys(PAPERS).forEach(function (key) {
      const parts = key.split('-');
      select.appendChild(make('option', { value: key, text: parts[0] + ' ' + briefing.t(parts[1]) }));
    });
    select.value = held;
    choose();
  }

  function swap(renderers) {
    const drawn = briefing.shownLayers();
    const mark = briefing.markOf();
    const groups = drawn.map(function (layer) { return { group: layer.group, pane: layer.pane || 'overlayPane' }; });
    if (mark) { groups.push({ group: L.layerGroup([mark]), pane: 'overlayPane', own: mark }); }
    groups.forEach(function (each) {
      map.removeLayer(each.own || each.group);
      each.group.eachLayer(function (layer) {
        delete layer._path; delete layer._renderer;
        if (renderers) { layer.options.renderer = renderers(each.pane); } else { delete layer.options.renderer; }
      });
      map.addLayer(each.own || each.group);
    });
  }

  /* What of the view holds any data: the margins of a wide screen are not worth paper. */
  function common(view, all) {
    if (!all.isValid() || !view.intersects(all)) { return view; }
    return L.latLngBounds(
      [Math.max(view.getSouth(), all.getSouth()), Math.max(view.getWest(), all.getWest())],
      [Math.min(view.getNorth(), all.getNorth()), Math.min(view.getEast(), all.getEast())]
    );
  }

  function beforePrint() {
    if (before) { return; }
    before = { centre: map.getCenter(), zoom: map.getZoom(), bounds: map.getBounds() };
    const size = PAPERS[select.value], made = {};
    map.getContainer().parentNode.style.cssText = 'width:' + size[0] + 'mm;height:' + size[1] + 'mm;flex:none';
    map.closePopup();
    map.stop();
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(common(before.bounds, briefing.everything()), { animate: false, padding: [4, 4] });
    swap(function (pane) {
      if (!made[pane]) { made[pane] = L.svg({ padding: 0, pane: pane }); papers.push(made[pane]); }
      return made[pane];
    });
    briefing.cut();
    briefing.label();
  }

  function afterPrint() {
    if (!before) { return; }
    map.getContainer().parentNode.style.cssText = '';
    swap(null);
    papers.forEach(function (each) { map.removeLayer(each); });
    papers = [];
    map.invalidateSize({ animate: false, pan: false });
    map.setView(before.centre, before.zoom, { animate: false });
    before = null;
    briefing.cut();
    briefing.label();
  }

  briefing.onPaper = function () { return Boolean(before); };
  briefing.on('language', fill);
  select.addEventListener('change', choose);
  window.addEventListener('beforeprint', beforePrint);
  window.addEventListener('afterprint', afterPrint);
  document.getElementById('print').addEventListener('click', function () { window.print(); });
}(window.briefing));
