/* The filter by tier of the plan's list (1 + 3 + 10 + 12): none pressed means all. */
(function (briefing) {
  'use strict';
  const data = briefing.data, make = briefing.make;

  function fill() {
    const box = document.getElementById('filter'), chosen = briefing.state.tiers;
    const held = document.activeElement && box.contains(document.activeElement) ? document.activeElement.dataset.tier : null;
    box.hidden = !data.tiers.length;
    box.querySelectorAll('button').forEach(function (each) { each.remove(); });
    function chip(key, text, title, pressed, press) {
      const button = make('button', { type: 'button', 'class': 'chip', 'aria-pressed': pressed ? 'true' : 'false', 'data-tier': key, title: title, 'aria-label': title, text: text });
      button.addEventListener('click', press);
      box.appendChild(button);
      if (held === key) { button.focus(); }
    }
    chip('', briefing.t('all'), briefing.t('all'), !chosen.length, function () { briefing.setTiers([]); });
    data.tiers.forEach(function (tier, number) {
      const what = briefing.lang ? '' : tier.townships ? ' 乡镇' : ' 村';
      chip(tier.key, tier.key + what, briefing.tierName(number), chosen.indexOf(number) >= 0, function () {
        const without = chosen.filter(function (each) { return each !== number; });
        briefing.setTiers(without.length === chosen.length ? chosen.concat([number]) : without);
      });
    });
  }

  briefing.on('filter', fill);
  briefing.on('language', fill);
}(window.briefing));
