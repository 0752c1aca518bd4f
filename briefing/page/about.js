/* What the reader must know: what is schematic, for whom it is, where it comes from and how it was computed. */
(function (briefing) {
  'use strict';
  const data = briefing.data, make = briefing.make;

  function run(number) {
    const list = make('dl', { 'class': 'details' });
    briefing.rowsOf(data.runs.columns, number).forEach(function (row) {
      list.appendChild(make('dt', { text: row[0] }));
      list.appendChild(make('dd', {}, [make(row[1].charAt(0) === '{' || row[1].charAt(0) === '[' ? 'code' : 'span', { text: row[1] })]));
    });
    return make('li', {}, [list]);
  }

  function fill() {
    const about = document.getElementById('about'), meta = data.meta;
    const said = meta.marks.map(briefing.pick), shown = document.getElementById('marks'), notice = document.getElementById('notice');
    document.getElementById('title').textContent = briefing.pick(meta.title);
    document.title = briefing.pick(meta.title);
    notice.textContent = briefing.pick(meta.notice);
    notice.hidden = !meta.notice;
    shown.textContent = said.join(briefing.lang ? '; ' : '；');
    shown.hidden = !said.length;
    about.textContent = '';
    about.appendChild(make('h2', { text: briefing.t('about') }));
    if (meta.notice) { about.appendChild(make('p', { 'class': 'notice-text', text: briefing.pick(meta.notice) + (briefing.lang ? '. ' : '。') + briefing.pick(meta.noticeText) })); }
    said.forEach(function (each) { about.appendChild(make('p', { 'class': 'soft', text: each })); });
    about.appendChild(make('h3', { text: briefing.t('sources') }));
    about.appendChild(make('ul', { 'class': 'sources' }, meta.sources.map(function (line) { return make('li', { text: briefing.pick(line) }); })));
    if (data.runs.count) {
      about.appendChild(make('h3', { text: briefing.t('runs') }));
      about.appendChild(make('details', { 'class': 'runs' }, [
        make('summary', { text: briefing.t('runsNote', { n: data.runs.count }) }), make('ol', {}, Array.from({ length: data.runs.count }, function (_, number) { return run(number); }))
      ]));
    }
  }
  briefing.on('language', fill);
}(window.briefing));
