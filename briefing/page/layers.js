/* Layers of the map, each made when a theme first asks for it. */
(function (briefing) {
  'use strict';
  const data = briefing.data, map = briefing.map;
  const SCALE = 100000;
  const DASHES = { hardened: null, unhardened: '5 4', planned: '1 5' };
  const RING = 9;
  briefing.baseMapOn = function () { return false; };
  const made = {};

  briefing.latlng = function (point) { return [point[1] / SCALE, point[0] / SCALE]; };

  function decode(parts) {
    return parts.map(function (numbers) {
      const points = [];
      let x = 0, y = 0;
      for (let i = 0; i < numbers.length; i += 2) {
        x += numbers[i]; y += numbers[i + 1];
        points.push([y / SCALE, x / SCALE]);
      }
      return points;
    });
  }

  briefing.shapeOf = function (place) {
    if (!place.shape) { place.shape = decode(place.g); }
    return place.shape;
  };
  briefing.boundsOf = function (place) { return L.latLngBounds([].concat.apply([], briefing.shapeOf(place))); };

  function ask(layer, content) {
    layer.on('click', function (event) {
      L.DomEvent.stopPropagation(event);
      briefing.show(event.latlng, content);
    });
    return layer;
  }

  function outline(place, style) { return L.polygon(briefing.shapeOf(place), style); }

  function areaStyle(style) {
    return {
      color: style.colour, weight: style.weight, opacity: 1, dashArray: style.stroke || null, lineJoin: 'round',
      fillColor: style.area, fillOpacity: style.opacity === undefined ? 1 : style.opacity, interactive: false
    };
  }

  function areas(spec) {
    const members = [];
    spec.index.forEach(function (index, row) {
      const cls = spec.classes[index];
      if (!cls) { return; }
      const place = spec.of ? briefing.placeOf[spec.codes[row]] : null;
      if (spec.of && !place) { return; }
      const shape = place ? briefing.shapeOf(place) : decode(spec.g[row]);
      members.push({ cls: index, place: place, layer: L.polygon(shape, areaStyle(cls.style)) });
    });
    return members;
  }

  function lines(spec) {
    return spec.g.map(function (parts, row) {
      const style = (spec.classes[spec.index[row]] || spec.classes[0]).style;
      const dash = spec.dash ? DASHES[spec.dash[row]] : style.stroke;
      const line = L.polyline(decode(parts), {
        color: style.colour, weight: style.weight * briefing.rem(), opacity: 1, dashArray: dash || null, lineCap: 'butt'
      });
      return { cls: spec.index[row], row: row, layer: ask(line, function () { return briefing.featurePopup(spec, row); }) };
    });
  }

  function sign(at, look, shift) {
    return new briefing.Sign(briefing.latlng(at), {
      shape: look[2], radius: look[3], size: look[3], color: look[1], weight: 0.8, opacity: 1, fillColor: look[0],
      fillOpacity: 1, shift: shift || null
    });
  }

  /* Works known only by the name of a village stand on one point: they are set out in rings around it. */
  function rings(points) {
    const seen = Object.create(null);
    points.forEach(function (at, row) { (seen[at] = seen[at] || []).push(row); });
    const shifts = [];
    Object.keys(seen).forEach(function (key) {
      const rows = seen[key];
      rows.forEach(function (row, number) {
        if (rows.length === 1) { return; }
        const ring = Math.floor(number / 8) + 1, angle = (number % 8) / Math.min(8, rows.length) * 2 * Math.PI - Math.PI / 2;
        shifts[row] = [Math.cos(angle) * RING * ring, Math.sin(angle) * RING * ring];
      });
    });
    return shifts;
  }

  function points(spec) {
    const shifts = rings(spec.at);
    return spec.at.map(function (at, row) {
      const marker = sign(at, spec.classes[spec.index[row]].style.sign, shifts[row]);
      return { cls: spec.index[row], row: row, layer: ask(marker, function () { return briefing.featurePopup(spec, row); }) };
    });
  }

  /* Classes that ask for attention are drawn over the rest. */
  function groups(spec) {
    const members = [];
    data.groups.at.forEach(function (at, number) {
      const index = spec.index[number];
      if (index < 0 || !at) { return; }
      const marker = sign(at, spec.classes[index].sign);
      members.push({ cls: index, group: number, layer: ask(marker, function () { return briefing.groupPopup(number, spec); }) });
    });
    return members.sort(function (a, b) { return a.cls - b.cls; });
  }

  const BASE = {
    district: function () {
      return data.district.map(function (parts) {
        return { cls: 0, layer: L.polygon(decode(parts), { color: '#243b53', weight: 2.6, opacity: 1, fill: false, interactive: false }) };
      });
    },
    townshipLines: function () {
      return data.townships.items.map(function (place) {
        return { cls: 0, layer: outline(place, { color: '#486581', weight: 1.5, opacity: 1, fill: false, interactive: false }) };
      });
    },
    plain: function () {
      return data.villages.items.concat(data.townships.items).map(function (place) {
        return { cls: 0, layer: outline(place, { color: '#b8b2a3', weight: 0.5, opacity: 1, fillColor: '#fbfaf5', fillOpacity: 1, interactive: false }) };
      }).reverse();
    },
    seats: function () {
      return data.seats.map(function (seat) {
        const marker = sign(seat.at, ['#ffffff', '#1f2933', 'square', 4.6]);
        marker.options.weight = 2;
        return { cls: 0, layer: ask(marker, function () { return briefing.seatPopup(seat); }) };
      });
    }
  };
  const MAKERS = { area: areas, line: lines, point: points, group: groups };

  /* Returns {key, spec, members, group}; the same layer may stand on either side of the divider. */
  briefing.layer = function (key, pane) {
    const name = pane ? key + '@' + pane : key;
    if (!made[name]) {
      const spec = briefing.layerSpec[key];
      const members = BASE[key] ? BASE[key]() : MAKERS[spec.kind](spec);
      if (pane) { members.forEach(function (each) { each.layer.options.pane = pane; }); }
      made[name] = { key: key, pane: pane || '', spec: spec || null, members: members, group: L.layerGroup() };
    }
    return made[name];
  };

  /* Puts into the group of a layer what the filter and the legend let through. */
  briefing.fill = function (layer, hidden) {
    const kind = layer.spec && layer.spec.kind;
    layer.group.clearLayers();
    layer.members.forEach(function (each) {
      if (hidden && hidden[each.cls]) { return; }
      if (kind === 'group' && !briefing.passes(data.groups.tiers[each.group])) { return; }
      if (kind === 'area' && each.place && !briefing.placePasses(each.place)) { return; }
      layer.group.addLayer(each.layer);
    });
  };

  /* The village, else the township, at a place on the map. */
  function holds(place, at) {
    let inside = false;
    briefing.shapeOf(place).forEach(function (ring) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
        const a = ring[i], b = ring[j];
        if ((a[0] > at.lat) !== (b[0] > at.lat) && at.lng < (b[1] - a[1]) * (at.lat - a[0]) / (b[0] - a[0]) + a[1]) { inside = !inside; }
      }
    });
    return inside;
  }
  briefing.placeAt = function (at) {
    const smallest = map.getZoom() < 10 ? [data.townships.items] : [data.villages.items, data.communities.items, data.townships.items];
    for (let i = 0; i < smallest.length; i += 1) {
      const found = smallest[i].find(function (place) { return holds(place, at); });
      if (found) { return found; }
    }
    return null;
  };
}(window.briefing));
