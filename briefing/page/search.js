/* Find a place by characters, pinyin, part of it, initials or code; keyboard as in any list box. */
(function (briefing) {
  'use strict';
  var make = briefing.make;
  var MOST = 12;

  function rank(place, query, letters) {
    var names = [place.name, place.full].concat(place.also);
    if (/^\d{4,}$/.test(query)) { return place.code === query ? 0 : place.code.indexOf(query) === 0 ? 1 : place.code.indexOf(query) > 0 ? 4 : -1; }
    if (query.length > 2 && place.en.toLowerCase().indexOf(query.toLowerCase()) === 0) { return 1; }
    if (names.indexOf(query) >= 0) { return 0; }
    if (names.some(function (name) { return name.indexOf(query) === 0; })) { return 1; }
    if (letters && (place.pinyin.indexOf(letters) === 0)) { return 2; }
    if (letters && place.initials.indexOf(letters) === 0) { return 3; }
    if (names.some(function (name) { return name.indexOf(query) > 0; })) { return 4; }
    if (letters && place.pinyin.indexOf(letters) > 0) { return 5; }
    if (letters && letters.length > 1 && place.initials.indexOf(letters) > 0) { return 6; }
    return -1;
  }

  briefing.find = function (places, typed) {
    var query = typed.trim();
    var letters = query.toLowerCase().replace(/ü/g, 'v').replace(/[\s'’]/g, '');
    if (!/^[a-z]+$/.test(letters)) { letters = ''; }
    if (!query) { return []; }
    return places.map(function (place, number) { return { place: place, rank: rank(place, query, letters), number: number }; })
      .filter(function (each) { return each.rank >= 0; })
      .sort(function (a, b) { return a.rank - b.rank || a.number - b.number; })
      .slice(0, MOST).map(function (each) { return each.place; });
  };

  briefing.startSearch = function (places) {
    var input = document.getElementById('search');
    var list = document.getElementById('found');
    var found = [], chosen = -1;

    function close() { list.hidden = true; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); }

    function mark(number) {
      chosen = number;
      Array.prototype.forEach.call(list.querySelectorAll('[role=option]'), function (item, each) {
        item.setAttribute('aria-selected', each === chosen ? 'true' : 'false');
        if (each === chosen) { input.setAttribute('aria-activedescendant', item.id); item.scrollIntoView({ block: 'nearest' }); }
      });
    }

    function open(place) { close(); input.value = briefing.nameOf(place); briefing.openPlace(place); }

    function show() {
      found = briefing.find(places, input.value);
      list.textContent = '';
      found.forEach(function (place, number) {
        var item = make('li', { role: 'option', id: 'found-' + number, 'aria-selected': 'false' }, [
          make('span', { text: briefing.nameOf(place) }), make('span', { 'class': 'where', text: place.town ? briefing.placeName(place.town) : place.code })
        ]);
        item.addEventListener('mousedown', function (event) { event.preventDefault(); open(place); });
        list.appendChild(item);
      });
      if (!found.length && input.value.trim()) { list.appendChild(make('li', { 'class': 'none', text: briefing.t('nothing') })); }
      list.hidden = !list.children.length;
      input.setAttribute('aria-expanded', list.hidden ? 'false' : 'true');
      mark(found.length ? 0 : -1);
    }

    input.addEventListener('input', show);
    input.addEventListener('focus', function () { if (input.value) { input.select(); } });
    input.addEventListener('blur', close);
    input.addEventListener('keydown', function (event) {
      if (event.isComposing) { return; }
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        if (list.hidden) { show(); } else if (found.length) {
          mark((chosen + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
        }
      } else if (event.key === 'Enter' && found.length && chosen >= 0) {
        event.preventDefault(); open(found[chosen]);
      } else if (event.key === 'Escape' && !list.hidden) { event.preventDefault(); close(); }
    });
  };
}(window.briefing));
