/* Puts the page together and keeps the map in step with it. */
(function (briefing) {
  'use strict';
  const data = briefing.data, map = briefing.map;
  const popup = L.popup({ maxWidth: 320, minWidth: 190, autoPanPadding: [12, 12] });
  let content = null, scaled = null, zoomControl = null, scale = null;

  briefing.show = function (at, build) {
    content = build;
    popup.options.maxHeight = Math.round(map.getSize().y * 0.7);
    popup.setLatLng(at).setContent(build()).openOn(map);
  };

  briefing.everything = function () {
    const bounds = L.latLngBounds([]);
    data.townships.items.concat(data.villages.items).forEach(function (place) {
      if (place.g.length) { bounds.extend(briefing.boundsOf(place)); }
    });
    return bounds;
  };
  briefing.wholeDistrict = function () {
    const bounds = briefing.everything();
    if (bounds.isValid()) { map.fitBounds(bounds, { animate: false, padding: [6, 6] }); }
  };

  /* Signs keep a size that suits the zoom. */
  briefing.scaleSigns = function (layer) {
    const factor = briefing.signScale(map.getZoom());
    if (layer.factor === factor || !layer.spec && layer.key !== 'seats') { return; }
    layer.factor = factor;
    layer.members.forEach(function (each) {
      if (each.layer instanceof briefing.Sign) { each.layer.setRadius(each.layer.options.size * factor); }
    });
  };
  function rescale() {
    const factor = briefing.signScale(map.getZoom());
    if (factor === scaled) { return; }
    scaled = factor;
    briefing.shownLayers().forEach(briefing.scaleSigns);
  }

  function controls() {
    if (zoomControl) { map.removeControl(zoomControl); map.removeControl(scale); }
    zoomControl = L.control.zoom({ zoomInTitle: briefing.t('zoomIn'), zoomOutTitle: briefing.t('zoomOut') }).addTo(map);
    scale = new briefing.Scale({ imperial: false, maxWidth: 140 }).addTo(map);
  }

  function tables() { briefing.fillCard(); briefing.fillGaps(); briefing.fillRanking(); }

  briefing.on('theme', tables);
  briefing.on('filter', tables);
  briefing.on('language', function () {
    controls();
    tables();
    if (map.hasLayer(popup) && content) { popup.setContent(content()); }
    const button = document.getElementById('language');
    button.textContent = briefing.lang ? '中文' : 'English';
    button.lang = briefing.lang ? 'zh-CN' : 'en';
  });

  map.on('click', function (event) {
    const place = briefing.placeAt(event.latlng);
    if (!place) { return; }
    briefing.select(place);
    briefing.show(event.latlng, function () { return briefing.placePopup(place); });
  });
  map.on('zoomend', rescale);
  map.on('zoomend moveend viewreset', briefing.label);

  document.getElementById('language').addEventListener('click', function () { briefing.setLanguage(briefing.lang ? 0 : 1); });
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape' || event.defaultPrevented) { return; }
    if (briefing.stopPlaying()) { return; }
    if (map.hasLayer(popup)) { map.closePopup(); } else if (briefing.state.place) { briefing.select(null); }
  });

  map.setView(map.options.center, map.options.zoom, { animate: false });
  briefing.startTimeline();
  briefing.startSearch(briefing.places);
  briefing.sayAll();
  briefing.emit('language');
  briefing.setTheme(briefing.state.theme);
  map.invalidateSize({ animate: false, pan: false });
  briefing.wholeDistrict();
  scaled = briefing.signScale(map.getZoom());

  function fit() { if (!briefing.onPaper()) { map.invalidateSize({ animate: false, pan: false }); } }
  window.addEventListener('resize', fit);
  if (window.ResizeObserver) { new ResizeObserver(fit).observe(map.getContainer()); }
  briefing.ready = true;
}(window.briefing));
