/* 2020 against the plan: two panes of the map, cut at a divider that is dragged or moved with the keys. */
(function (briefing) {
  'use strict';
  const map = briefing.map, divider = document.getElementById('swipe'), frame = document.getElementById('map-box');
  const STEP = 2, LEAP = 10;
  let share = 50, on = false;

  ['before', 'after'].forEach(function (name, number) { map.createPane(name).style.zIndex = 410 + number; });

  function cut() {
    const before = map.getPane('before'), after = map.getPane('after');
    if (!on) { return; }
    const size = map.getSize(), nw = map.containerPointToLayerPoint([0, 0]), se = map.containerPointToLayerPoint(size);
    const x = nw.x + size.x * share / 100;
    function box(left, right) {
      return 'polygon(' + [[left, nw.y], [right, nw.y], [right, se.y], [left, se.y]].map(function (each) { return each[0] + 'px ' + each[1] + 'px'; }).join(',') + ')';
    }
    before.style.clipPath = box(nw.x, x);
    after.style.clipPath = box(x, se.x);
    divider.style.left = share + '%';
    divider.setAttribute('aria-valuenow', String(Math.round(share)));
  }

  briefing.setDivider = function (percent) { share = Math.max(0, Math.min(100, percent)); cut(); };

  divider.addEventListener('pointerdown', function (event) {
    divider.setPointerCapture(event.pointerId);
    event.preventDefault();
    divider.focus();
  });
  divider.addEventListener('pointermove', function (event) {
    if (!divider.hasPointerCapture(event.pointerId)) { return; }
    const box = frame.getBoundingClientRect();
    briefing.setDivider((event.clientX - box.left) / box.width * 100);
  });
  divider.addEventListener('keydown', function (event) {
    const moves = { ArrowLeft: share - STEP, ArrowDown: share - STEP, ArrowRight: share + STEP, ArrowUp: share + STEP, PageDown: share - LEAP, PageUp: share + LEAP, Home: 0, End: 100 };
    if (moves[event.key] === undefined) { return; }
    event.preventDefault();
    briefing.setDivider(moves[event.key]);
  });

  briefing.on('theme', function (theme) {
    on = theme.tool === 'swipe';
    divider.hidden = !on;
    if (on) { cut(); }
  });
  briefing.cut = cut;
  map.on('move zoom viewreset resize zoomend moveend', cut);
}(window.briefing));
