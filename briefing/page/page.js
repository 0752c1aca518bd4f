/* Puts the page together: switches, labels that never overlap, printing. */
(function (briefing) {
  'use strict';
  var data = briefing.data = JSON.parse(document.getElementById('briefing-data').textContent);
  var map = briefing.map;
  var HIDDEN_AT_START = { communities: true };
  var layers = briefing.buildLayers(data);
  var byKey = {};
  var popup = L.popup({ maxWidth: 300, minWidth: 190, autoPanPadding: [12, 12] });

  briefing.show = function (at, content) { popup.setLatLng(at).setContent(content).openOn(map); };
  layers.forEach(function (layer) { layer.on = !HIDDEN_AT_START[layer.key]; byKey[layer.key] = layer; });
  briefing.layerByKey = byKey;
  briefing.groupOf = { '乡镇（街道）': byKey.townships, '行政村': byKey.villages, '社区': byKey.communities };

  /* All share one canvas, so that a click reaches whatever lies on top; its order is restored after a switch. */
  function arrange() { layers.forEach(function (layer) { if (map.hasLayer(layer.group)) { layer.group.bringToFront(); } }); }

  briefing.toggle = function (key, on) {
    var layer = byKey[key], box = briefing.boxes[key];
    layer.on = on;
    if (on) { map.addLayer(layer.group); } else { map.removeLayer(layer.group); }
    if (key === 'townships' && byKey.townshipLines) { briefing.toggle('townshipLines', on); }
    if (box) { box.input.checked = on; box.group.className = on ? 'legend-group' : 'legend-group off'; }
    arrange();
    label();
  };

  /* Signs keep a size that suits the zoom. */
  var scaled = null;
  function scaleSigns() {
    var factor = briefing.signScale(map.getZoom());
    if (factor === scaled) { return; }
    scaled = factor;
    layers.forEach(function (layer) {
      layer.group.eachLayer(function (each) {
        if (each instanceof briefing.Sign) { each.setRadius(each.options.size * factor); }
      });
    });
  }

  /* Labels: townships, then key villages, then the rest and communities; one that would touch another is left out. */
  var VILLAGES_FROM = 11.5, KEY_FROM = 10.5, SMALL_BELOW = 9.5, SHIFTS = [0, -16, 16];
  var box = L.DomUtil.create('div', '', map.getPane('tooltipPane'));
  box.setAttribute('aria-hidden', 'true');

  function wanted() {
    var zoom = map.getZoom(), list = [];
    function add(features, kind, from) {
      features.forEach(function (feature) { if (feature.at && zoom >= from(feature)) { list.push({ feature: feature, kind: kind(feature) }); } });
    }
    function isKey(feature) { return feature.tier !== null; }
    if (byKey.townships && byKey.townships.on) { add(data.townships, function () { return 'town'; }, function () { return 0; }); }
    if (byKey.villages && byKey.villages.on) {
      add(data.villages.filter(isKey), function () { return 'village key'; }, function () { return KEY_FROM; });
      add(data.villages.filter(function (each) { return !isKey(each); }), function () { return 'village'; }, function () { return VILLAGES_FROM; });
    }
    if (byKey.communities && byKey.communities.on) { add(data.communities, function () { return 'village'; }, function () { return VILLAGES_FROM; }); }
    return list;
  }

  function label() {
    var scaleAt = map.containerPointToLayerPoint([0, map.getSize().y]);
    var taken = [L.bounds([scaleAt.x, scaleAt.y - 32], [scaleAt.x + 150, scaleAt.y])];
    var view = map.getBounds().pad(0.1);
    var sheet = L.bounds(map.containerPointToLayerPoint([0, 0]), map.containerPointToLayerPoint(map.getSize()));
    box.textContent = '';
    if (byKey.seats && byKey.seats.on) {
      data.seats.forEach(function (seat) {
        var point = map.latLngToLayerPoint(briefing.latlng(seat.at));
        taken.push(L.bounds([point.x - 4, point.y - 4], [point.x + 4, point.y + 4]));
      });
    }
    wanted().forEach(function (each) {
      var at = briefing.latlng(each.feature.at);
      if (!view.contains(at)) { return; }
      var point = map.latLngToLayerPoint(at), size = each.kind === 'town' && map.getZoom() >= SMALL_BELOW ? 14 : 12;
      var half = { x: each.feature.name.length * size / 2 + 3, y: size / 2 + 3 };
      var frame = null;
      SHIFTS.some(function (shift) {
        var tried = L.bounds([point.x - half.x, point.y + shift - half.y], [point.x + half.x, point.y + shift + half.y]);
        /* On paper a label over the edge would make the browser shrink the sheet. */
        if (before && !sheet.contains(tried)) { return false; }
        if (taken.some(function (other) { return other.intersects(tried); })) { return false; }
        frame = tried; point.y += shift;
        return true;
      });
      if (!frame) { return; }
      taken.push(frame);
      var made = briefing.make('span', { 'class': 'label ' + each.kind, text: each.feature.name });
      made.style.fontSize = size + 'px';
      made.style.left = frame.min.x + 'px';
      made.style.top = point.y + 'px';
      made.style.width = 2 * half.x + 'px';
      box.appendChild(made);
    });
  }

  /* On paper the map has the size of the sheet and is drawn as vectors. */
  function swap(renderer) {
    layers.forEach(function (layer) {
      if (!map.hasLayer(layer.group)) { return; }
      map.removeLayer(layer.group);
      layer.group.eachLayer(function (each) {
        delete each._path; delete each._renderer;
        if (renderer) { each.options.renderer = renderer; } else { delete each.options.renderer; }
      });
      map.addLayer(layer.group);
    });
  }

  var before = null, paper = null;
  var everything = L.featureGroup(layers.map(function (layer) { return layer.group; })).getBounds();

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
    var element = map.getContainer().parentNode;
    element.style.cssText = 'width:190mm;height:150mm;flex:none';  /* as .map-box in print */
    map.closePopup();
    map.stop();
    map.invalidateSize({ animate: false, pan: false });
    map.fitBounds(common(before.bounds, everything), { animate: false, padding: [4, 4] });
    paper = L.svg({ padding: 0 });
    swap(paper);
    label();
  }

  function afterPrint() {
    if (!before) { return; }
    map.getContainer().parentNode.style.cssText = '';
    swap(null);
    map.removeLayer(paper);
    map.invalidateSize({ animate: false, pan: false });
    map.setView(before.centre, before.zoom, { animate: false });
    before = null;
    label();
  }

  new briefing.Scale({ imperial: false, maxWidth: 140 }).addTo(map);
  document.getElementById('title').textContent = data.meta.title;
  document.getElementById('headline').textContent = briefing.headline(data);
  var notice = document.getElementById('notice');
  notice.textContent = data.meta.notice;
  notice.hidden = !data.meta.notice;
  briefing.fillNumbers(data);
  briefing.fillLegend(data, layers);
  briefing.fillAbout(data);
  briefing.fillRanking(data);
  briefing.startSearch(data.townships.concat(data.villages, data.communities));
  layers.forEach(function (layer) { if (layer.on) { map.addLayer(layer.group); } });
  if (everything.isValid()) { map.fitBounds(everything, { animate: false, padding: [6, 6] }); }
  map.on('zoomend', scaleSigns);
  map.on('zoomend moveend viewreset', label);
  scaleSigns();
  label();
  window.addEventListener('beforeprint', beforePrint);
  window.addEventListener('afterprint', afterPrint);
  function fit() { if (!before) { map.invalidateSize({ animate: false, pan: false }); } }
  window.addEventListener('resize', fit);
  if (window.ResizeObserver) { new ResizeObserver(fit).observe(map.getContainer()); }
  document.getElementById('print').addEventListener('click', function () { window.print(); });
}(window.briefing));
