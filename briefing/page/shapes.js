/* Signs that differ by shape as well as colour: one list of corners serves canvas, print and legend. */
(function (briefing) {
  'use strict';
  var CORNERS = {
    square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
    triangle: [[0, -1.05], [1, 0.8], [-1, 0.8]],
    diamond: [[0, -1.15], [0.95, 0], [0, 1.15], [-0.95, 0]],
    cross: [[-0.85, -0.5], [-0.5, -0.85], [0, -0.35], [0.5, -0.85], [0.85, -0.5], [0.35, 0],
      [0.85, 0.5], [0.5, 0.85], [0, 0.35], [-0.5, 0.85], [-0.85, 0.5], [-0.35, 0]]
  };
  var SVG = 'http://www.w3.org/2000/svg';

  function corners(shape, x, y, radius) {
    return CORNERS[shape].map(function (corner) { return [x + corner[0] * radius, y + corner[1] * radius]; });
  }

  function path(points) {
    return 'M' + points.map(function (point) { return point[0].toFixed(1) + ' ' + point[1].toFixed(1); }).join('L') + 'z';
  }

  /* Signs shrink when the whole district is shown and grow when a village is. */
  briefing.signScale = function (zoom) { return (zoom < 9.5 ? 0.7 : zoom < 10.5 ? 0.9 : zoom < 12 ? 1.1 : 1.4) * briefing.rem(); };

  /* How much larger than on a desk: a wall of screens has larger letters, so it gets larger signs. */
  briefing.rem = function () { return parseFloat(getComputedStyle(document.documentElement).fontSize) / 14; };

  briefing.Scale = L.Control.Scale.extend({
    _updateMetric: function (most) {
      var metres = this._getRoundNum(most);
      var text = metres < 1000 ? metres + ' ' + briefing.t('metres') : metres / 1000 + ' ' + briefing.t('kilometres');
      this._updateScale(this._mScale, text, metres / most);
    }
  });

  briefing.Sign = L.CircleMarker.extend({
    _project: function () {
      this._point = this._map.latLngToLayerPoint(this._latlng);
      if (this.options.shift) { this._point = this._point.add(this.options.shift); }
      this._updateBounds();
    },
    _updatePath: function () {
      if (!CORNERS[this.options.shape]) { this._renderer._updateCircle(this); return; }
      var points = corners(this.options.shape, this._point.x, this._point.y, this._radius);
      if (this._path) { this._path.setAttribute('d', this._empty() ? 'M0 0' : path(points)); return; }
      if (!this._renderer._drawing || this._empty()) { return; }
      var context = this._renderer._ctx;
      context.beginPath();
      points.forEach(function (point, number) { context[number ? 'lineTo' : 'moveTo'](point[0], point[1]); });
      context.closePath();
      this._renderer._fillStroke(context, this);
    }
  });

  function element(name, attributes) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  briefing.svg = element;

  /* A swatch of the legend: {sign} for a point, {colour, weight} for a line, {area} for a polygon. */
  briefing.swatch = function (style) {
    var svg = element('svg', { width: 26, height: 16, viewBox: '0 0 26 16', 'aria-hidden': 'true' });
    if (style.area) {
      svg.appendChild(element('rect', {
        x: 2, y: 2, width: 22, height: 12, fill: style.area, 'fill-opacity': style.opacity || 1,
        stroke: style.colour, 'stroke-width': style.weight || 1, 'stroke-dasharray': style.stroke || ''
      }));
    } else if (style.sign) {
      var sign = style.sign, paint = { fill: sign[0], stroke: sign[1], 'stroke-width': style.width || 0.8 };
      if (CORNERS[sign[2]]) { paint.d = path(corners(sign[2], 13, 8, sign[3])); } else {
        paint.cx = 13; paint.cy = 8; paint.r = sign[3];
      }
      svg.appendChild(element(CORNERS[sign[2]] ? 'path' : 'circle', paint));
    } else {
      svg.appendChild(element('line', {
        x1: 1, y1: 8, x2: 25, y2: 8, stroke: style.colour, 'stroke-width': style.weight, 'stroke-dasharray': style.stroke || ''
      }));
    }
    return svg;
  };

  /* DOM helper: text is always text. */
  briefing.make = function (name, options, children) {
    var made = document.createElement(name);
    options = options || {};
    Object.keys(options).forEach(function (key) {
      if (key === 'text') { made.textContent = options.text; } else { made.setAttribute(key, options[key]); }
    });
    (children || []).forEach(function (child) { if (child) { made.appendChild(child); } });
    return made;
  };
}(window.briefing = window.briefing || {}));
