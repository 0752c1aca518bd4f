/* The layers of the map, in the order in which they are drawn. */
(function (briefing) {
  'use strict';
  var make = briefing.make;
  var SCALE = 100000;
  var DASHES = { hardened: null, unhardened: '5 4', planned: '1 5' };

  briefing.TIER_OPACITY = { village: 0.42, township: 0.3 };

  function latlng(point) { return [point[1] / SCALE, point[0] / SCALE]; }

  function decode(parts) {
    return parts.map(function (numbers) {
      var x = 0, y = 0, points = [];
      for (var i = 0; i < numbers.length; i += 2) {
        x += numbers[i]; y += numbers[i + 1];
        points.push([y / SCALE, x / SCALE]);
      }
      return points;
    });
  }

  function popup(title, rows, status) {
    var list = make('dl');
    rows.forEach(function (row) {
      list.appendChild(make('dt', { text: row[0] }));
      list.appendChild(make('dd', { text: row[1] }));
    });
    var state = status && make('div', { 'class': 'state' }, [
      briefing.swatch(status), make('span', { text: status.label + '：' + status.meaning })
    ]);
    var note = briefing.data.meta.notice && make('div', { 'class': 'note', text: briefing.data.meta.notice });
    return make('div', { 'class': 'popup' }, [make('h3', { text: title }), state || null, list, note || null]);
  }

  function ask(layer, title, feature, status) {
    layer.on('click', function (event) {
      L.DomEvent.stopPropagation(event);
      briefing.show(event.latlng, popup(title, feature.rows, status));
    });
    return layer;
  }

  function villageStyle(feature, tiers) {
    var tier = feature.tier === null || feature.tier === undefined ? null : tiers[feature.tier];
    return {
      color: tier ? '#5c1a1a' : '#9aa5b1', weight: tier ? 1.4 : 0.6, opacity: 1, lineJoin: 'round',
      fillColor: tier ? tier.colour : '#ffffff', fillOpacity: tier ? briefing.TIER_OPACITY.village : 0.25
    };
  }

  function townStyle(feature, tiers) {
    var tier = feature.tier === null || feature.tier === undefined ? null : tiers[feature.tier];
    return {
      color: '#627d98', weight: 1.4, opacity: 1, fillColor: tier ? tier.colour : '#ffffff', fillOpacity: tier ? briefing.TIER_OPACITY.township : 0.7
    };
  }

  function polygons(features, style, tiers) {
    return features.map(function (feature) {
      var layer = L.polygon(decode(feature.g), style(feature, tiers));
      feature.layer = layer;
      return ask(layer, feature.full, feature);
    });
  }

  function communityStyle() {
    return { color: '#9aa5b1', weight: 0.8, dashArray: '2 3', opacity: 1, fillColor: '#d9d4c7', fillOpacity: 0.5 };
  }

  function roads(data) {
    var classes = {};
    data.roadClasses.forEach(function (each) { classes[each.key] = each; });
    return data.roads.map(function (feature) {
      var style = classes[feature['class']];
      return ask(L.polyline(decode(feature.g), {
        color: style.colour, weight: style.weight, opacity: 1, dashArray: DASHES[feature.style], lineCap: 'butt'
      }), feature.name, feature);
    });
  }

  function links(data) {
    return data.links.map(function (feature) {
      return ask(L.polyline(decode(feature.g), { color: data.link.colour, weight: 4, opacity: 0.85 }), feature.name, feature);
    });
  }

  function signs(data, status) {
    return data.groups.filter(function (each) { return each.status === status.key; }).map(function (feature) {
      return ask(new briefing.Sign(latlng(feature.at), {
        shape: status.shape, radius: status.radius, size: status.radius, color: status.line, weight: 0.8, opacity: 1,
        fillColor: status.colour, fillOpacity: 1
      }), feature.name, feature, status);
    });
  }

  function seats(data) {
    return data.seats.map(function (feature) {
      return ask(new briefing.Sign(latlng(feature.at), {
        shape: 'square', radius: 5, size: 5, color: '#1f2933', weight: 2, opacity: 1, fillColor: '#ffffff', fillOpacity: 1
      }), feature.name + '驻地', feature);
    });
  }

  /* Returns [{key, title, group}]; the first is drawn lowest. */
  briefing.buildLayers = function (data) {
    var list = [];
    function add(key, title, members) { if (members.length) { list.push({ key: key, title: title, group: L.featureGroup(members) }); } }
    add('townships', '乡镇（街道）', polygons(data.townships, townStyle, data.tiers));
    add('villages', '行政村', polygons(data.villages, villageStyle, data.tiers));
    add('communities', '社区', polygons(data.communities, communityStyle, data.tiers));
    add('district', '区界', data.district.map(function (parts) {
      return L.polygon(decode(parts), { color: '#243b53', weight: 2.6, opacity: 1, fill: false, interactive: false });
    }));
    add('townshipLines', '', data.townships.map(function (each) {
      return L.polygon(decode(each.g), { color: '#486581', weight: 1.5, opacity: 1, fill: false, interactive: false });
    }));
    add('roads', '道路', roads(data));
    add('links', '建议硬化路段', links(data));
    data.statuses.forEach(function (status) { add('status-' + status.key, '村民小组：' + status.label, signs(data, status)); });
    add('seats', '乡镇驻地', seats(data));
    return list;
  };

  briefing.openPlace = function (feature) {
    var group = briefing.groupOf[feature.kind];
    if (group && !briefing.map.hasLayer(group.group)) { briefing.toggle(group.key, true); }
    briefing.map.fitBounds(feature.layer.getBounds(), { animate: false, maxZoom: 13, padding: [30, 30] });
    briefing.show(latlng(feature.at), popup(feature.full, feature.rows));
  };
  briefing.latlng = latlng;
}(window.briefing));
