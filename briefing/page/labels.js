/* Names on the map: townships, then key villages, then the rest; one that would touch another is left out. */
(function (briefing) {
  'use strict';
  const data = briefing.data, map = briefing.map;
  const VILLAGES_FROM = 11.5, KEY_FROM = 10.5, SMALL_BELOW = 9.5, LEAD_FROM = 10, SHIFTS = [0, -16, 16];
  const box = L.DomUtil.create('div', '', map.getPane('tooltipPane'));
  box.setAttribute('aria-hidden', 'true');

  /* Letters of the west are about half as wide as a character. */
  function width(text) {
    let wide = 0;
    for (const letter of text) { wide += letter.charCodeAt(0) < 0x250 ? 0.56 : 1; }
    return wide;
  }

  function wanted() {
    const zoom = map.getZoom(), list = [], theme = briefing.state.theme;
    function add(places, kind, from) {
      if (zoom < from) { return; }
      places.forEach(function (place) { if (place.at) { list.push({ place: place, kind: kind }); } });
    }
    function isKey(place) { return place.tier !== null; }
    add(data.townships.items, 'town', 0);
    add(data.villages.items.filter(isKey), 'village key', theme === 'tiers' || briefing.state.tiers.length ? 9.5 : KEY_FROM);
    add(data.villages.items.filter(function (each) { return !isKey(each); }), 'village', VILLAGES_FROM);
    if (briefing.isShown('communities')) { add(data.communities.items, 'village', VILLAGES_FROM); }
    return list;
  }

  briefing.label = function () {
    const rem = briefing.rem(), onPaper = briefing.onPaper && briefing.onPaper();
    const scaleAt = map.containerPointToLayerPoint([0, map.getSize().y]);
    const taken = [L.bounds([scaleAt.x, scaleAt.y - 32], [scaleAt.x + 150, scaleAt.y])];
    const view = map.getBounds().pad(0.1);
    const sheet = L.bounds(map.containerPointToLayerPoint([0, 0]), map.containerPointToLayerPoint(map.getSize()));
    box.textContent = '';
    if (briefing.isShown('seats')) {
      data.seats.forEach(function (seat) {
        const point = map.latLngToLayerPoint(briefing.latlng(seat.at));
        taken.push(L.bounds([point.x - 4, point.y - 4], [point.x + 4, point.y + 4]));
      });
    }
    wanted().forEach(function (each) {
      const at = briefing.latlng(each.place.at);
      if (!view.contains(at)) { return; }
      const point = map.latLngToLayerPoint(at), size = (each.kind === 'town' && map.getZoom() >= SMALL_BELOW ? 14 : 12) * rem;
      const name = briefing.nameOf(each.place), aid = briefing.state.theme === 'aid' && each.kind === 'town' && map.getZoom() >= LEAD_FROM && data.aid[each.place.code];
      const lead = aid ? aid.lead : '';
      const half = { x: Math.max(width(name) * size, width(lead) * 11 * rem) / 2 + 3, y: (size + (lead ? 13 * rem : 0)) / 2 + 3 };
      let frame = null;
      SHIFTS.some(function (shift) {
        const y = point.y + shift * rem;
        const tried = L.bounds([point.x - half.x, y - half.y], [point.x + half.x, y + half.y]);
        /* On paper a label over the edge would make the browser shrink the sheet. */
        if (onPaper && !sheet.contains(tried)) { return false; }
        if (taken.some(function (other) { return other.intersects(tried); })) { return false; }
        frame = tried; point.y = y;
        return true;
      });
      if (!frame) { return; }
      taken.push(frame);
      const made = briefing.make('span', { 'class': 'label ' + each.kind, text: name });
      if (lead) { made.appendChild(briefing.make('small', { text: lead })); }
      made.style.fontSize = size + 'px';
      made.style.left = frame.min.x + 'px';
      made.style.top = point.y + 'px';
      made.style.width = 2 * half.x + 'px';
      box.appendChild(made);
    });
  };
}(window.briefing));
