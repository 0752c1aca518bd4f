/* What the reader has chosen, who is told of it, and the names of places. */
(function (briefing) {
  'use strict';
  const data = briefing.data = JSON.parse(document.getElementById('briefing-data').textContent);
  const listeners = {};

  briefing.on = function (name, listener) { (listeners[name] = listeners[name] || []).push(listener); };
  briefing.emit = function (name, value) { (listeners[name] || []).forEach(function (each) { each(value); }); };

  briefing.places = [].concat(data.townships.items, data.villages.items, data.communities.items);
  briefing.placeOf = Object.create(null);
  briefing.places.forEach(function (place) { if (place.code) { briefing.placeOf[place.code] = place; } });
  ['townships', 'villages', 'communities'].forEach(function (key) {
    data[key].items.forEach(function (place, number) { place.layer = key; place.number = number; });
  });
  briefing.layerSpec = {};
  data.layers.forEach(function (layer) { briefing.layerSpec[layer.key] = layer; });
  briefing.themeSpec = {};
  data.themes.forEach(function (theme) { briefing.themeSpec[theme.key] = theme; });

  briefing.state = { theme: data.themes[0].key, tiers: [], place: null, year: null, sector: null, off: {} };

  briefing.nameOf = function (place) { return briefing.lang ? place.en : place.name; };
  briefing.placeName = function (code) {
    const place = briefing.placeOf[code];
    return place ? briefing.nameOf(place) : code;
  };
  briefing.groupName = function (number) {
    const name = data.groups.names[number];
    if (typeof name === 'string') { return name; }
    return briefing.t('groupNo', { village: briefing.placeName(data.groups.villages[number]), no: name });
  };
  briefing.tierName = function (number) {
    const tier = data.tiers[number];
    return briefing.lang ? briefing.words.tierChip[1].replace('{key}', tier.key) : tier.label;
  };

  /* The filter by tier: a group passes by its own tier, a place also by what it holds or lies in. */
  briefing.passes = function (tier) {
    const chosen = briefing.state.tiers;
    return !chosen.length || (tier !== null && tier !== undefined && chosen.indexOf(tier) >= 0);
  };
  const within = Object.create(null);
  data.villages.items.forEach(function (village) { (within[village.town] = within[village.town] || []).push(village); });
  briefing.villagesOf = function (town) { return within[town] || []; };
  briefing.placePasses = function (place) {
    if (!place || briefing.passes(place.tier)) { return true; }
    if (place.layer === 'townships') {
      return briefing.villagesOf(place.code).some(function (each) { return each.tier !== null && briefing.passes(each.tier); });
    }
    const town = briefing.placeOf[place.town];
    return place.tier === null && Boolean(town) && town.tier !== null && briefing.passes(town.tier);
  };

  briefing.setLanguage = function (lang) { briefing.lang = lang; briefing.sayAll(); briefing.emit('language'); };
  briefing.setTiers = function (tiers) { briefing.state.tiers = tiers; briefing.emit('filter'); };
  briefing.setTheme = function (key) {
    if (!briefing.themeSpec[key]) { return; }
    briefing.state.theme = key;
    briefing.emit('theme', briefing.themeSpec[key]);
  };
  briefing.theme = function () { return briefing.themeSpec[briefing.state.theme]; };
}(window.briefing));
