/* Small charts drawn as SVG; each says in words what it shows. */
(function (briefing) {
  'use strict';
  const make = briefing.make, svg = briefing.svg;
  const WIDTH = 240, HEIGHT = 14;

  function picture(label, height, children) {
    const made = svg('svg', { viewBox: '0 0 ' + WIDTH + ' ' + height, role: 'img', 'aria-label': label, 'class': 'chart', preserveAspectRatio: 'none' });
    children.forEach(function (each) { made.appendChild(each); });
    return made;
  }

  /* A share on a scale to 100 % with a mark at the target. */
  briefing.bullet = function (title, share, target, fewer) {
    const met = target === null || target === undefined ? null : (fewer ? share <= target : share >= target);
    const bar = svg('rect', { x: 0, y: 2, width: Math.max(0, Math.min(100, share)) / 100 * WIDTH, height: HEIGHT - 4, fill: met === false || fewer ? '#c2570c' : '#2b6cb0' });
    const children = [svg('rect', { x: 0, y: 2, width: WIDTH, height: HEIGHT - 4, fill: '#e4e7eb' }), bar];
    let text = title + ' ' + briefing.percent(share);
    if (target !== null && target !== undefined) {
      children.push(svg('rect', { x: Math.min(WIDTH - 2, target / 100 * WIDTH), y: 0, width: 2, height: HEIGHT, fill: '#1f2933' }));
      text += briefing.lang ? ', target ' + briefing.percent(target) : '，目标 ' + briefing.percent(target);
    }
    return make('div', { 'class': 'measure' }, [
      make('div', { 'class': 'measure-text' }, [
        make('span', { text: title }), make('b', { text: briefing.percent(share) })
      ]),
      picture(text, HEIGHT, children)
    ]);
  };

  /* Parts of a whole side by side, with their numbers below. */
  briefing.stack = function (title, parts) {
    const shown = parts.filter(function (each) { return each.value > 0; });
    const all = shown.reduce(function (sum, each) { return sum + each.value; }, 0);
    if (!all) { return null; }
    let x = 0;
    const bars = shown.map(function (each) {
      const width = each.value / all * WIDTH;
      const bar = svg('rect', { x: x, y: 0, width: width, height: HEIGHT, fill: each.colour, stroke: '#ffffff', 'stroke-width': 0.6 });
      x += width;
      return bar;
    });
    const words = shown.map(function (each) { return each.label + ' ' + briefing.count(each.value); });
    return make('div', { 'class': 'stack' }, [
      make('h4', { text: title }),
      picture(title + (briefing.lang ? ': ' : '：') + words.join(briefing.lang ? ', ' : '，'), HEIGHT, bars),
      make('ul', { 'class': 'parts' }, shown.map(function (each) {
        const dot = svg('svg', { viewBox: '0 0 10 10', width: 10, height: 10, 'aria-hidden': 'true' });
        dot.appendChild(svg('rect', { x: 0.5, y: 0.5, width: 9, height: 9, fill: each.colour, stroke: '#52606d', 'stroke-width': 0.6 }));
        return make('li', {}, [dot, make('span', { text: each.label + ' ' + briefing.count(each.value) })]);
      }))
    ]);
  };

  /* One bar for each class, the longest as wide as the chart. */
  briefing.bars = function (title, entries) {
    const most = Math.max.apply(null, entries.map(function (each) { return each.value; }));
    if (!(most > 0)) { return null; }
    return make('div', { 'class': 'bars' }, [make('h4', { text: title })].concat(entries.map(function (each) {
      return make('div', { 'class': 'bar-row' }, [
        make('span', { 'class': 'bar-label', text: each.label }),
        picture(each.label + ' ' + briefing.count(each.value), HEIGHT, [
          svg('rect', { x: 0, y: 1, width: each.value / most * WIDTH, height: HEIGHT - 2, fill: each.colour, stroke: '#52606d', 'stroke-width': 0.5 })
        ]),
        make('span', { 'class': 'bar-value', text: briefing.count(each.value) })
      ]);
    })));
  };
}(window.briefing));
