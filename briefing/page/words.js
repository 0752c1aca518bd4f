/* Words of the page in Chinese and English, and how numbers are written. Names and results come with the data. */
(function (briefing) {
  'use strict';
  const WORDS = {
    skip: ['跳到数据和图例', 'Skip to figures and legend'],
    find: ['查找村、社区或乡镇', 'Find a village, community or township'],
    findHint: ['村、乡镇（汉字、拼音、代码）', 'Place, pinyin or code'],
    foundList: ['查找结果', 'Places found'],
    nothing: ['没有找到', 'Nothing found'],
    paper: ['纸张', 'Paper'],
    portrait: ['纵向', 'portrait'],
    landscape: ['横向', 'landscape'],
    print: ['打印', 'Print'],
    themes: ['专题', 'Themes'],
    filter: ['重点帮扶', 'Tiers'],
    all: ['全部', 'All'],
    tierChip: ['{key}（{label}）', 'Tier {key}'],
    map: ['地图', 'Map'],
    years: ['项目年份', 'Years of projects'],
    allYears: ['全部年份', 'All years'],
    year: ['{year} 年', '{year}'],
    play: ['播放', 'Play'],
    pause: ['暂停', 'Pause'],
    sector: ['领域', 'Sector'],
    bySector: ['各领域项目数', 'Projects by sector'],
    allSectors: ['全部领域', 'All sectors'],
    yearsCount: [
      '{when}：{n} 个项目，{placed} 个落到乡镇或村（上图），{unplaced} 个未落到乡镇或村（不上图）。',
      '{when}: {n} projects; {placed} name a township or village (drawn), {unplaced} name none (not drawn).'
    ],
    undatedAmong: ['其中 {n} 个没有年份。', ' {n} of them have no year.'],
    undatedMore: ['另有 {n} 个没有年份。', ' {n} more have no year.'],
    swipe: ['2020 年与规划的分界线，左右箭头移动', 'Divider between 2020 and the plan; arrow keys move it'],
    before: ['2020 年现状', '2020'],
    after: ['2025 年规划', 'Plan for 2025'],
    legend: ['图例与图层', 'Legend and layers'],
    gapList: ['缺口清单', 'List of gaps'],
    gapCount: ['{n} 处，{people} 人', '{n} places, {people} people'],
    more: ['再显示 {n} 条（共 {all} 条）', 'Show {n} more (of {all})'],
    noGap: ['没有缺口。', 'No gap.'],
    projectList: ['项目清单', 'Projects'],
    ranking: ['各乡镇（街道）情况', 'Townships'],
    about: ['说明与来源', 'About and sources'],
    sources: ['来源', 'Sources'],
    runs: ['计算记录', 'How it was computed'],
    runsNote: ['{n} 次计算；展开查看算法、参数和输入。', '{n} runs: algorithms, parameters and inputs.'],
    name: ['名称', 'Name'],
    town: ['乡镇', 'Township'],
    tier: ['重点帮扶', 'Tier'],
    aidGroup: ['帮扶集团', 'Aid group'],
    lead: ['牵头单位', 'Lead unit'],
    leaders: ['联系区领导', 'Leaders'],
    members: ['成员单位', 'Members'],
    people: ['人口', 'People'],
    groups: ['村民小组', 'Villager groups'],
    groupsPeople: ['{n} 个，{people} 人', '{n} with {people} people'],
    share: ['小组通畅率', 'Groups connected'],
    target: ['目标', 'Target'],
    connected: ['通畅', 'Connected'],
    notConnected: ['待通畅', 'To do'],
    result: ['结果', 'Result'],
    district: ['全区', 'Whole district'],
    back: ['返回全区', 'Back to the district'],
    tallyTitle: ['村民小组通畅情况', 'Groups by road connectivity'],
    measuresTitle: ['各项情况（竖线为目标）', 'All figures (the mark is the target)'],
    classTitle: ['{title}（人口）', '{title} (people)'],
    filtered: ['只计：{tiers}', 'Only: {tiers}'],
    projectsHere: ['落到本地的项目', 'Projects that name this place'],
    noGroups: ['尚未运行道路通畅分析。', 'The road connectivity has not been run.'],
    plainHeadline: ['{groups} 个村民小组，{people} 人', '{groups} villager groups, {people} people'],
    unplaced: ['{n} 处没有地点，不上图', '{n} have no place and are not drawn'],
    seat: ['乡镇驻地', 'Township seat'],
    seatOf: ['{name}驻地', 'Seat of {name}'],
    lines: ['乡镇界', 'Township boundary'],
    road: ['道路', 'Road'],
    roadLink: ['建议硬化路段', 'Stretch to harden'],
    groupNo: ['{village}{no}组', '{village}, group {no}'],
    metres: ['米', 'm'],
    kilometres: ['公里', 'km'],
    minutes: ['{n} 分钟', '{n} min'],
    hours: ['{h} 小时', '{h} h'],
    hoursMinutes: ['{h} 小时 {n} 分钟', '{h} h {n} min'],
    zoomIn: ['放大', 'Zoom in'],
    zoomOut: ['缩小', 'Zoom out'],
    counted: ['{what}（{n}）', '{what} ({n})'],
    bracket: ['（{text}）', '({text})'],
    period: ['年份', 'Years'],
    where: ['地点', 'Place'],
    nowhere: ['未落到乡镇或村', 'names no township or village'],
    noYear: ['无年份', 'no year'],
    funding: ['投资来源', 'Funding'],
    nature: ['性质', 'Nature'],
    baseMap: ['在线底图：{name}（需要联网）', 'Online base map: {name} (needs the network)'],
    baseMapNote: ['打开后，本页会向 {hosts} 请求图片。', 'When it is on, this page asks {hosts} for pictures.'],
    baseMapShifted: ['本页坐标已按国家网络地图的偏移（GCJ-02）移动，与该底图对齐。', 'Places are shifted to GCJ-02 to fit this base map.'],
    baseMapWebsite: ['该底图只为放在网站上的网页服务，从本机文件打开时会被拒绝。', 'It serves pages on a web site only and refuses one opened from a disk.'],
    baseMapKey: ['密钥（只在内存中，关闭页面即忘记）', 'Key (kept in memory only, forgotten when the page is closed)'],
    baseMapFailed: ['底图没有取到：请检查网络和密钥。', 'The base map did not come: check the network and the key.']
  };
  briefing.words = WORDS;
  briefing.lang = 0;

  briefing.pick = function (texts) {
    if (texts === null || texts === undefined) { return ''; }
    return typeof texts === 'string' ? texts : texts[briefing.lang];
  };
  briefing.t = function (key, values) {
    return briefing.pick(WORDS[key]).replace(/\{(\w+)\}/g, function (_, name) { return String(values[name]); });
  };

  function count(number) { return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ','); }
  function dash(show) { return function (number) { return number === null || number === undefined ? '—' : show(number); }; }
  briefing.count = dash(function (number) {
    const parts = String(number).split('.');
    return count(parts[0]) + (parts[1] ? '.' + parts[1] : '');
  });
  /* One decimal; more only where the data have more, because it would read as all or as its target. */
  briefing.percent = dash(function (number) { return (Number(number.toFixed(1)) === number ? number.toFixed(1) : String(number)) + '%'; });
  briefing.length = dash(function (metres) {
    if (Math.round(metres) < 1000) { return Math.round(metres) + ' ' + briefing.t('metres'); }
    return (metres / 1000).toFixed(1) + ' ' + briefing.t('kilometres');
  });
  /* Anything shorter than a minute is one; below an hour the tenth tells which side of a limit it is on. */
  briefing.time = dash(function (minutes) {
    if (minutes < 59.95) { return briefing.t('minutes', { n: Math.max(1, Math.round(minutes * 10) / 10) }); }
    const all = Math.round(minutes), h = Math.floor(all / 60), n = all % 60;
    return n ? briefing.t('hoursMinutes', { h: h, n: n }) : briefing.t('hours', { h: h });
  });

  /* One cell of a column of the data, as text; null where there is none. */
  briefing.value = function (column, row) {
    const value = column.values[row];
    if (value === null || value === undefined) { return null; }
    switch (column.kind) {
      case 'c': return briefing.pick(column.codes[value]);
      case 'w': return column.words[value];
      case 'm': return briefing.length(value);
      case 't': return briefing.time(value);
      case '%': return briefing.percent(value);
      case 'p': return briefing.placeName(value);
      case 'n': return (briefing.count(value) + ' ' + briefing.pick(column.unit)).trim();
      default: return String(value);
    }
  };
  briefing.rowsOf = function (columns, row) {
    return (columns || []).map(function (column) { return [briefing.pick(column.label), briefing.value(column, row)]; })
      .filter(function (each) { return each[1] !== null && each[1] !== ''; });
  };

  /* What the markup asks for by attribute. */
  briefing.sayAll = function () {
    document.documentElement.lang = briefing.lang ? 'en' : 'zh-CN';
    document.querySelectorAll('[data-say]').forEach(function (each) { each.textContent = briefing.t(each.dataset.say); });
    document.querySelectorAll('[data-say-label]').forEach(function (each) {
      each.setAttribute('aria-label', briefing.t(each.dataset.sayLabel));
    });
    document.querySelectorAll('[data-say-placeholder]').forEach(function (each) {
      each.placeholder = briefing.t(each.dataset.sayPlaceholder);
    });
  };
}(window.briefing = window.briefing || {}));
