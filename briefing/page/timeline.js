/* Projects by year and sector: a slider with play, counts by township, and the list. */
(function (briefing) {
  'use strict';
  const data = briefing.data, make = briefing.make, plan = data.projects;
  const PACE_MS = 1400;
  const box = document.getElementById('years');
  if (plan) { plan.items.forEach(function (each, number) { each.order = number; }); }
  let timer = null, text = null, slider = null, play = null;

  briefing.yearsText = function (project) {
    if (project.from === null && project.to === null) { return briefing.t('noYear'); }
    const from = project.from === null ? project.to : project.from, to = project.to === null ? project.from : project.to;
    return from === to ? String(from) : from + '–' + to;
  };

  function inYear(project, year) {
    if (project.from === null && project.to === null) { return false; }
    return year >= (project.from === null ? project.to : project.from) && year <= (project.to === null ? project.from : project.to);
  }

  function ofSector() {
    return plan.items.filter(function (each) { return briefing.state.sector === null || each.sector === briefing.state.sector; });
  }

  function chosen() {
    return ofSector().filter(function (each) { return briefing.state.year === null || inYear(each, briefing.state.year); });
  }

  function townsOf(project) {
    const codes = Object.create(null);
    project.at.forEach(function (code) { const place = briefing.placeOf[code]; if (place) { codes[place.town || place.code] = true; } });
    return Object.keys(codes);
  }

  briefing.sectorBars = function () {
    const list = chosen();
    return briefing.bars(briefing.t('bySector'), plan.sectors.map(function (name, number) {
      return { label: name || '—', colour: '#4292c6', value: list.filter(function (each) { return each.sector === number; }).length };
    }).filter(function (each) { return each.value; }));
  };

  /* Puts the counts of the year into the layer, which is then drawn anew. */
  function countTowns() {
    const layer = briefing.layer('projectcounts'), spec = layer.spec, counts = Object.create(null);
    data.townships.items.forEach(function (place) { if (place.code) { counts[place.code] = 0; } });
    chosen().forEach(function (project) { townsOf(project).forEach(function (code) { if (code in counts) { counts[code] += 1; } }); });
    spec.codes = Object.keys(counts).sort();
    spec.index = spec.codes.map(function (code) {
      return spec.breaks.findIndex(function (each) { return counts[code] >= each[0] && (each[1] === null || counts[code] <= each[1]); });
    });
    spec.classes.forEach(function (each, number) { each.count = spec.index.filter(function (index) { return index === number; }).length; });
    layer.members = spec.codes.map(function (code, row) {
      const style = spec.classes[spec.index[row]].style, place = briefing.placeOf[code];
      return { cls: spec.index[row], place: place, layer: L.polygon(briefing.shapeOf(place), {
        color: style.colour, weight: style.weight, fillColor: style.area, fillOpacity: style.opacity, interactive: false
      }) };
    });
  }

  function say() {
    const list = chosen(), placed = list.filter(function (each) { return each.at.length; }).length;
    const undated = ofSector().filter(function (each) { return each.from === null && each.to === null; }).length;
    const year = briefing.state.year;
    const when = year === null ? briefing.t('allYears') : briefing.t('year', { year: year });
    text.textContent = briefing.t('yearsCount', { when: when, n: list.length, placed: placed, unplaced: list.length - placed }) +
      (undated ? briefing.t(year === null ? 'undatedAmong' : 'undatedMore', { n: undated }) : '');
    slider.value = String(year === null ? plan.first - 1 : year);
    slider.setAttribute('aria-valuetext', when);
  }

  function change() {
    countTowns();
    say();
    if (briefing.theme().tool === 'years') { briefing.setTheme(briefing.state.theme); }
  }

  function setYear(year) { briefing.state.year = year; change(); }

  briefing.stopPlaying = function () {
    if (timer === null) { return false; }
    clearInterval(timer);
    timer = null;
    play.textContent = briefing.t('play');
    return true;
  };

  function start() {
    if (briefing.stopPlaying()) { return; }
    play.textContent = briefing.t('pause');
    const next = function () {
      const year = briefing.state.year;
      if (year !== null && year >= plan.last) { briefing.stopPlaying(); return; }
      setYear(year === null ? plan.first : year + 1);
    };
    if (briefing.state.year === plan.last) { briefing.state.year = null; }
    timer = setInterval(next, PACE_MS);
    next();
  }

  function fill() {
    const legend = box.querySelector('legend');
    box.textContent = '';
    box.appendChild(legend);
    play = make('button', { type: 'button', id: 'play', text: briefing.t(timer === null ? 'play' : 'pause') });
    slider = make('input', { type: 'range', id: 'year', min: plan.first - 1, max: plan.last, step: 1, 'aria-label': briefing.t('years') });
    const sectors = make('select', { id: 'sector', 'aria-label': briefing.t('sector') }, [make('option', { value: '', text: briefing.t('allSectors') })].concat(
      plan.sectors.map(function (name, number) { return make('option', { value: String(number), text: name || '—' }); })));
    sectors.value = briefing.state.sector === null ? '' : String(briefing.state.sector);
    text = make('span', { 'class': 'years-text', 'aria-live': 'polite' });
    play.addEventListener('click', start);
    slider.addEventListener('input', function () {
      briefing.stopPlaying();
      setYear(Number(slider.value) < plan.first ? null : Number(slider.value));
    });
    sectors.addEventListener('change', function () { briefing.state.sector = sectors.value === '' ? null : Number(sectors.value); change(); });
    const dated = plan.first !== null;
    [dated ? play : null, dated ? slider : null, sectors, text].forEach(function (each) { if (each) { box.appendChild(each); } });
    say();
  }

  briefing.fillProjects = function (section) {
    const rows = chosen().filter(function (each) {
      return !briefing.state.tiers.length || each.at.some(function (code) { return briefing.placePasses(briefing.placeOf[code]); });
    });
    section.hidden = false;
    section.appendChild(make('h2', { text: briefing.t('counted', { what: briefing.t('projectList'), n: rows.length }) }));
    section.appendChild(briefing.table([
      { title: briefing.t('name'), get: function (row) { return row.order; }, show: function (order) { return plan.items[order].no + ' ' + plan.items[order].name; }, open: openProject },
      { title: briefing.t('period'), get: briefing.yearsText },
      { title: briefing.t('where'), text: true, get: function (row) { return row.at.length ? row.at.map(briefing.placeName).join('、') : briefing.t('nowhere'); } }
    ], rows, { column: 0, down: false }));
  };

  function openProject(project) {
    const places = project.at.map(function (code) { return briefing.placeOf[code]; }).filter(Boolean);
    const bounds = L.latLngBounds([]);
    places.forEach(function (place) { bounds.extend(briefing.boundsOf(place)); });
    if (bounds.isValid()) { briefing.map.fitBounds(bounds, { animate: false, maxZoom: 12, padding: [20, 20] }); } else { briefing.wholeDistrict(); }
    const rows = [[briefing.t('period'), briefing.yearsText(project)], [briefing.t('sector'), plan.sectors[project.sector]], [briefing.t('nature'), project.nature],
      [briefing.t('funding'), project.funding], [briefing.t('lead'), project.lead], [briefing.t('where'), project.where]];
    briefing.show(briefing.map.getCenter(), function () { return briefing.rowsPopup(project.no + ' ' + project.name, rows.filter(function (row) { return row[1]; })); });
  }

  if (plan && briefing.layerSpec.projectcounts) {
    briefing.on('theme', function (theme) {
      box.hidden = theme.tool !== 'years';
      if (box.hidden) { briefing.stopPlaying(); }
    });
    briefing.on('language', fill);
    briefing.startTimeline = function () { fill(); countTowns(); };
    briefing.setYear = setYear;
  } else {
    briefing.startTimeline = function () {};
    briefing.stopPlaying = function () { return false; };
  }
}(window.briefing));
