<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
  <context>
    <name>wulong_planner</name>
    <message>
      <source>(empty)</source>
      <translation>（空）</translation>
    </message>
    <message>
      <source>1 when computed from modelled geometry</source>
      <translation>由模拟几何计算时为 1</translation>
    </message>
    <message>
      <source>About Wulong Planner</source>
      <translation>关于武隆乡村规划</translation>
    </message>
    <message>
      <source>All groups</source>
      <translation>全部村民小组</translation>
    </message>
    <message>
      <source>Also where an end touches another line</source>
      <translation>端点落在另一条线上也连通</translation>
    </message>
    <message>
      <source>Also wherever they cross</source>
      <translation>凡交叉处都连通</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>两处都存</translation>
    </message>
    <message>
      <source>Briefing map (HTML, works offline)</source>
      <translation>简报地图（HTML，可离线打开）</translation>
    </message>
    <message>
      <source>Briefing map…</source>
      <translation>简报地图…</translation>
    </message>
    <message>
      <source>Briefing workbook (XLSX)</source>
      <translation>简报工作簿（XLSX）</translation>
    </message>
    <message>
      <source>Briefings</source>
      <translation>简报</translation>
    </message>
    <message>
      <source>Build the district's QGIS project</source>
      <translation>生成本区 QGIS 工程</translation>
    </message>
    <message>
      <source>COMPARE_M is {value}. Give metres separated by semicolons, such as 200;500;1000, or leave it empty.</source>
      <translation>参数 COMPARE_M 为 {value}。请填以分号分隔的米数，如 200;500;1000，或留空。</translation>
    </message>
    <message>
      <source>Chinese</source>
      <translation>中文</translation>
    </message>
    <message>
      <source>Choose a folder: the district's layers are copied there, or opened when they are there already</source>
      <translation>选择文件夹：区级规划图层将复制到该文件夹；若已存在则直接打开</translation>
    </message>
    <message>
      <source>Code of the district seat</source>
      <translation>区政府驻地代码</translation>
    </message>
    <message>
      <source>Connectivity by area</source>
      <translation>分区通畅统计</translation>
    </message>
    <message>
      <source>Coverage and gaps</source>
      <translation>覆盖与缺口</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>数据</translation>
    </message>
    <message>
      <source>Data sources</source>
      <translation>数据来源</translation>
    </message>
    <message>
      <source>Direction of traffic</source>
      <translation>通行方向字段</translation>
    </message>
    <message>
      <source>Dry</source>
      <translation>旱季</translation>
    </message>
    <message>
      <source>English</source>
      <translation>英文</translation>
    </message>
    <message>
      <source>Every road of the layer {layer} is marked as not yet built in {field}. Choose another status field, or correct the list of values in PLANNED_VALUES.</source>
      <translation>图层“{layer}”的所有道路在字段“{field}”中均标为尚未建成。请改选状态字段，或更正参数 PLANNED_VALUES 的取值列表。</translation>
    </message>
    <message>
      <source>Farthest road that counts (m)</source>
      <translation>接入道路的最大距离（m）</translation>
    </message>
    <message>
      <source>Fastest</source>
      <translation>最快</translation>
    </message>
    <message>
      <source>Folder of the workspace</source>
      <translation>工作空间文件夹</translation>
    </message>
    <message>
      <source>Gap that ends may leave (m)</source>
      <translation>端点连接容差（m）</translation>
    </message>
    <message>
      <source>GeoPackage to copy (empty: the one that comes with the plugin)</source>
      <translation>要复制的 GeoPackage（留空：插件自带数据）</translation>
    </message>
    <message>
      <source>Group code</source>
      <translation>小组编号字段</translation>
    </message>
    <message>
      <source>Groups</source>
      <translation>村民小组数</translation>
    </message>
    <message>
      <source>Groups by connectivity</source>
      <translation>村民小组通畅状况</translation>
    </message>
    <message>
      <source>Groups connected</source>
      <translation>通畅小组数</translation>
    </message>
    <message>
      <source>Groups cut off from the seat</source>
      <translation>断头小组数</translation>
    </message>
    <message>
      <source>Groups still to connect</source>
      <translation>尚需通畅小组数</translation>
    </message>
    <message>
      <source>Groups with a motorable road only</source>
      <translation>仅通达小组数</translation>
    </message>
    <message>
      <source>Groups without a road</source>
      <translation>未通小组数</translation>
    </message>
    <message>
      <source>In no tier</source>
      <translation>非重点帮扶</translation>
    </message>
    <message>
      <source>Inside the GeoPackage</source>
      <translation>存入 GeoPackage</translation>
    </message>
    <message>
      <source>Language of QGIS</source>
      <translation>与 QGIS 一致</translation>
    </message>
    <message>
      <source>Language of the titles</source>
      <translation>图层标题语言</translation>
    </message>
    <message>
      <source>Layers in the project</source>
      <translation>项目中的图层数</translation>
    </message>
    <message>
      <source>Licences</source>
      <translation>许可协议</translation>
    </message>
    <message>
      <source>Lines join where their ends meet</source>
      <translation>仅端点相接处连通</translation>
    </message>
    <message>
      <source>MAX_ACCESS_M is {value}. Give 0 or more metres.</source>
      <translation>参数 MAX_ACCESS_M 为 {value}。请填 0 或更大的米数。</translation>
    </message>
    <message>
      <source>NODING is {value}. Use 0 endpoints, 1 T-junctions or 2 every crossing.</source>
      <translation>参数 NODING 为 {value}。请填 0（端点）、1（丁字路口）或 2（所有交叉）。</translation>
    </message>
    <message>
      <source>Name of village and township</source>
      <translation>村和乡镇名称字段</translation>
    </message>
    <message>
      <source>Network: {n} separate parts; the longest measure {km} km.</source>
      <translation>路网：{n} 个互不连通的部分；最长的各为 {km} km。</translation>
    </message>
    <message>
      <source>No feature of the layer {layer} has a usable geometry. Repair it or choose another layer.</source>
      <translation>图层“{layer}”中没有一个要素的几何可用。请修复几何，或改选其他图层。</translation>
    </message>
    <message>
      <source>No seat of the layer {layer} has the code {value} given as DISTRICT_SEAT. It has: {codes}.</source>
      <translation>图层“{layer}”中没有参数 DISTRICT_SEAT 所给代码 {value} 的驻地。现有代码：{codes}。</translation>
    </message>
    <message>
      <source>Only one of the layers {layer} and {other} has a zone code. Give it for both, or for neither.</source>
      <translation>图层“{layer}”和“{other}”只有一个有分区代码。请两个都给，或都不给。</translation>
    </message>
    <message>
      <source>Open district workspace…</source>
      <translation>打开规划工作空间…</translation>
    </message>
    <message>
      <source>Other limits to compare (m)</source>
      <translation>用于对比的其他接入距离（m）</translation>
    </message>
    <message>
      <source>People</source>
      <translation>人口</translation>
    </message>
    <message>
      <source>People connected</source>
      <translation>通畅人口</translation>
    </message>
    <message>
      <source>People still to connect</source>
      <translation>尚需通畅人口</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>项目</translation>
    </message>
    <message>
      <source>Project file beside the data (.qgz)</source>
      <translation>存为数据旁的项目文件（.qgz）</translation>
    </message>
    <message>
      <source>Project saved: {address}</source>
      <translation>项目已保存：{address}</translation>
    </message>
    <message>
      <source>Road class</source>
      <translation>道路等级字段</translation>
    </message>
    <message>
      <source>Road code</source>
      <translation>道路编号字段</translation>
    </message>
    <message>
      <source>Road connectivity by area</source>
      <translation>分区道路通畅统计</translation>
    </message>
    <message>
      <source>Road connectivity of villager groups</source>
      <translation>村民小组道路通达通畅分析</translation>
    </message>
    <message>
      <source>Road connectivity…</source>
      <translation>道路通畅分析…</translation>
    </message>
    <message>
      <source>Roads</source>
      <translation>道路</translation>
    </message>
    <message>
      <source>Roads: {n} lines; {closed} closed, {loops} end where they begin, {twice} repeat another line.</source>
      <translation>道路：{n} 条；其中 {closed} 条不通车，{loops} 条首尾相接，{twice} 条与其他线重复。</translation>
    </message>
    <message>
      <source>Route</source>
      <translation>路径选择</translation>
    </message>
    <message>
      <source>Rural spatial planning for a mountain district: layers, coverage gaps, briefings.</source>
      <translation>山区乡村空间规划：规划图层、覆盖缺口、简报成果。</translation>
    </message>
    <message>
      <source>STRATEGY is {value}. Use 0 shortest or 1 fastest.</source>
      <translation>参数 STRATEGY 为 {value}。请填 0（最短）或 1（最快）。</translation>
    </message>
    <message>
      <source>Schematic (示意): roads or groups come from a model. The result shows the method, not the district.</source>
      <translation>示意数据，非测绘成果：道路或村民小组为模拟。结果仅演示方法，不代表本区实际。</translation>
    </message>
    <message>
      <source>Season</source>
      <translation>季节</translation>
    </message>
    <message>
      <source>Services</source>
      <translation>公共服务</translation>
    </message>
    <message>
      <source>Share connected (%)</source>
      <translation>通畅率（%）</translation>
    </message>
    <message>
      <source>Shortest</source>
      <translation>最短</translation>
    </message>
    <message>
      <source>Siting</source>
      <translation>选址</translation>
    </message>
    <message>
      <source>Speed (km/h)</source>
      <translation>车速字段（km/h）</translation>
    </message>
    <message>
      <source>Speed where nothing else is known (km/h)</source>
      <translation>缺省车速（km/h）</translation>
    </message>
    <message>
      <source>Speeds (km/h), {season} season: {lines}</source>
      <translation>车速（km/h），{season}：{lines}</translation>
    </message>
    <message>
      <source>Speeds by class and surface (CSV)</source>
      <translation>等级×路面车速表（CSV）</translation>
    </message>
    <message>
      <source>Status of the road</source>
      <translation>道路状态字段</translation>
    </message>
    <message>
      <source>Status values of roads not yet built</source>
      <translation>表示尚未建成的状态值</translation>
    </message>
    <message>
      <source>Stopped before it finished; no result was written.</source>
      <translation>已中途停止，未写出任何结果。</translation>
    </message>
    <message>
      <source>Stretches to harden</source>
      <translation>建议硬化路段</translation>
    </message>
    <message>
      <source>Surface</source>
      <translation>路面字段</translation>
    </message>
    <message>
      <source>Surfaces that are hardened</source>
      <translation>视为硬化的路面</translation>
    </message>
    <message>
      <source>Surfaces that are not hardened</source>
      <translation>视为未硬化的路面</translation>
    </message>
    <message>
      <source>TOLERANCE_M is {value}. Give 0 or more metres.</source>
      <translation>参数 TOLERANCE_M 为 {value}。请填 0 或更大的米数。</translation>
    </message>
    <message>
      <source>Target (%)</source>
      <translation>目标（%）</translation>
    </message>
    <message>
      <source>Target {target} %: {n} groups and {people} people still to connect.</source>
      <translation>目标 {target} %：尚需通畅 {n} 个小组、{people} 人。</translation>
    </message>
    <message>
      <source>The DEM {path} cannot be read as a raster ({reason}). Give a GeoTIFF or another GDAL raster.</source>
      <translation>高程数据“{path}”无法按栅格读取（{reason}）。请提供 GeoTIFF 或其他 GDAL 支持的栅格。</translation>
    </message>
    <message>
      <source>The DEM {path} covers none of the {count} points. Give the DEM of this district.</source>
      <translation>高程数据“{path}”未覆盖 {count} 个点中的任何一个。请提供本区的高程数据。</translation>
    </message>
    <message>
      <source>The DEM {path} has no coordinate reference system. Assign one in QGIS (Raster &gt; Projections) first.</source>
      <translation>高程数据“{path}”没有坐标参照系。请先在 QGIS 中指定（栅格 &gt; 投影）。</translation>
    </message>
    <message>
      <source>The algorithm {algorithm} is not loaded. Switch the plugin off and on again.</source>
      <translation>算法“{algorithm}”未加载。请在插件管理器中停用本插件后重新启用。</translation>
    </message>
    <message>
      <source>The algorithms of {module} could not be loaded ({error}); the others are there. Install the plugin again.</source>
      <translation>“{module}”中的算法无法加载（{error}），其余算法可用。请重新安装插件。</translation>
    </message>
    <message>
      <source>The atlas cannot be written to {path} ({detail}). Close the PDF if it is open, or choose another folder.</source>
      <translation>图册无法写入“{path}”（{detail}）。若 PDF 已打开请先关闭，或改选文件夹。</translation>
    </message>
    <message>
      <source>The briefing map is written: {link}</source>
      <translation>简报地图已生成：{link}</translation>
    </message>
    <message>
      <source>The field {field} of the layer {layer} should hold numbers, but feature {id} has {value!r}. Correct the value or choose another field.</source>
      <translation>图层“{layer}”的字段“{field}”应为数值，但要素 {id} 的值为 {value!r}。请更正该值，或改选其他字段。</translation>
    </message>
    <message>
      <source>The file {file} is missing. Install the plugin again.</source>
      <translation>缺少文件“{file}”。请重新安装插件。</translation>
    </message>
    <message>
      <source>The file {file} of the web map is missing. Install the plugin again from its ZIP, or run make setup.</source>
      <translation>缺少网页地图的文件“{file}”。请用 ZIP 重新安装插件，或运行 make setup。</translation>
    </message>
    <message>
      <source>The file {path} is not there. Choose another GeoPackage or install the plugin again.</source>
      <translation>文件“{path}”不存在。请改选 GeoPackage，或重新安装插件。</translation>
    </message>
    <message>
      <source>The file {path} is not there. Create a workspace first.</source>
      <translation>文件“{path}”不存在。请先创建工作空间。</translation>
    </message>
    <message>
      <source>The folder {folder} holds a workspace already ({name}). Open it, or choose another folder.</source>
      <translation>文件夹“{folder}”中已有工作空间（{name}）。请直接打开，或改选文件夹。</translation>
    </message>
    <message>
      <source>The layer of townships is empty. Import the boundaries first.</source>
      <translation>乡镇图层没有要素。请先导入界线。</translation>
    </message>
    <message>
      <source>The layer {layer} has no coordinate reference system. Set it (Layer &gt; Set CRS of Layer), then run again.</source>
      <translation>图层“{layer}”没有坐标参照系。请先设置（图层 &gt; 设置图层坐标参照系），再重新运行。</translation>
    </message>
    <message>
      <source>The layer {layer} has no features. Choose a point layer with features.</source>
      <translation>图层“{layer}”没有要素。请选择有要素的点图层。</translation>
    </message>
    <message>
      <source>The layer {layer} has no features. Choose a road layer with lines in it.</source>
      <translation>图层“{layer}”没有要素。请选择含有线要素的道路图层。</translation>
    </message>
    <message>
      <source>The layer {layer} has no field {field}. It has: {fields}. Choose another field in {parameter}.</source>
      <translation>图层“{layer}”没有字段“{field}”。现有字段：{fields}。请在参数“{parameter}”中改选字段。</translation>
    </message>
    <message>
      <source>The layer {layer} has no line of any length among {count}. Give roads with a geometry.</source>
      <translation>图层“{layer}”的 {count} 个要素中没有一条有长度的线。请提供有几何的道路。</translation>
    </message>
    <message>
      <source>The layer {layer} has no motorable road among {count}. Check the class and status fields.</source>
      <translation>图层“{layer}”的 {count} 个要素中没有一条可通车道路。请检查等级字段和状态字段。</translation>
    </message>
    <message>
      <source>The layer {layer} has no point with coordinates. Give the seats a place.</source>
      <translation>图层“{layer}”中没有带坐标的点。请为驻地确定位置。</translation>
    </message>
    <message>
      <source>The layer {layer} holds {found}, not {wanted}. Choose a layer of {wanted} for {parameter}.</source>
      <translation>图层“{layer}”的类型是{found}，不是{wanted}。请为参数“{parameter}”选择{wanted}图层。</translation>
    </message>
    <message>
      <source>The layer {layer} is a table without geometry. Choose a layer of {wanted}.</source>
      <translation>图层“{layer}”是没有几何的表格。请选择{wanted}图层。</translation>
    </message>
    <message>
      <source>The layer {layer} is empty. Choose a layer with features, or clear its filter or selection.</source>
      <translation>图层“{layer}”没有要素。请选择有要素的图层，或清除其过滤条件或选择集。</translation>
    </message>
    <message>
      <source>The layer {layer} of {file} has no field {field}. Run the road connectivity algorithm again.</source>
      <translation>文件“{file}”的图层“{layer}”没有字段“{field}”。请重新运行道路通畅分析。</translation>
    </message>
    <message>
      <source>The layer {layer} of {file} is empty. Make the workspace again, or load your own {layer} into it.</source>
      <translation>文件“{file}”的图层“{layer}”没有要素。请重新生成工作空间，或导入自己的“{layer}”。</translation>
    </message>
    <message>
      <source>The layer {layer} of {path} cannot be read. Make a new workspace and import your data again.</source>
      <translation>“{path}”的图层“{layer}”无法读取。请新建工作空间并重新导入数据。</translation>
    </message>
    <message>
      <source>The layer {layer} says its coordinates are degrees ({crs}), but they reach {value}. Set the right coordinate reference system (Layer &gt; Set CRS of Layer), then run again.</source>
      <translation>图层“{layer}”标明的坐标单位是度（{crs}），但坐标值达到 {value}。请设置正确的坐标参照系（图层 &gt; 设置图层坐标参照系），再重新运行。</translation>
    </message>
    <message>
      <source>The layer {layer} says its coordinates are in {crs}, but they look like degrees ({value}). Set the right coordinate reference system (Layer &gt; Set CRS of Layer), then run again.</source>
      <translation>图层“{layer}”标明的坐标参照系是 {crs}，但坐标值像是经纬度（{value}）。请设置正确的坐标参照系（图层 &gt; 设置图层坐标参照系），再重新运行。</translation>
    </message>
    <message>
      <source>The layer {layer} says its coordinates are in {crs}, but {value} is no place in it. Set the right coordinate reference system (Layer &gt; Set CRS of Layer), then run again.</source>
      <translation>图层“{layer}”标明的坐标参照系是 {crs}，但坐标 {value} 不在其范围内。请设置正确的坐标参照系（图层 &gt; 设置图层坐标参照系），再重新运行。</translation>
    </message>
    <message>
      <source>The layer {layer}, point {code}: the weight is {value}. Give 0 or more people.</source>
      <translation>图层“{layer}”的点 {code}：权重为 {value}。请填 0 或更大的人数。</translation>
    </message>
    <message>
      <source>The layer {layer}, road {road}: the direction is {value}. Use 0 both ways, 1 forward, -1 backward.</source>
      <translation>图层“{layer}”的道路 {road}：方向为 {value}。请用 0（双向）、1（顺向）或 -1（逆向）。</translation>
    </message>
    <message>
      <source>The layer {layer}, road {road}: the speed is {value} km/h. Give a speed above 0, or mark the road closed.</source>
      <translation>图层“{layer}”的道路 {road}：车速为 {value} km/h。请填大于 0 的车速，或将该路标为不通。</translation>
    </message>
    <message>
      <source>The layer {layer}, road {value}, is a {kind}. Give single lines (multi-part to single parts).</source>
      <translation>图层“{layer}”的道路 {value} 是 {kind}。请提供单部件线（可用“多部件转单部件”）。</translation>
    </message>
    <message>
      <source>The layer {layer}: row {row} has no code. Fill the code field, each code once.</source>
      <translation>图层“{layer}”第 {row} 行没有编号。请填写编号字段，编号不得重复。</translation>
    </message>
    <message>
      <source>The layer {layer}: the code {value} is given to {count} points. Each code may stand once.</source>
      <translation>图层“{layer}”有 {count} 个点使用编号 {value}。每个编号只能出现一次。</translation>
    </message>
    <message>
      <source>The layer {layer}: {field} has {given} values for {count} features. Give one for each.</source>
      <translation>图层“{layer}”的“{field}”有 {given} 个值，而要素有 {count} 个。请为每个要素提供一个值。</translation>
    </message>
    <message>
      <source>The plugin: GPL-2.0-or-later. The text is in the file LICENSE.</source>
      <translation>本插件：GPL-2.0-or-later，全文见文件 LICENSE。</translation>
    </message>
    <message>
      <source>The project cannot be saved as {path} ({detail}). Choose a folder of your own.</source>
      <translation>项目无法保存为“{path}”（{detail}）。请选择自己可写的文件夹。</translation>
    </message>
    <message>
      <source>The project has no layer of townships. Open a workspace first.</source>
      <translation>项目中没有乡镇图层。请先打开工作空间。</translation>
    </message>
    <message>
      <source>The result {name} could not be written: {detail}. Choose another place for it.</source>
      <translation>结果“{name}”无法写出：{detail}。请改选保存位置。</translation>
    </message>
    <message>
      <source>The speed table {layer} has no column {field}. It needs road_class, surface and speed_kmh.</source>
      <translation>车速表“{layer}”没有列“{field}”。需要 road_class、surface、speed_kmh 三列。</translation>
    </message>
    <message>
      <source>The speed table {layer} is not a text in UTF-8 or GBK. Save it as CSV (UTF-8).</source>
      <translation>车速表 {layer} 不是 UTF-8 或 GBK 编码的文本。请另存为 CSV（UTF-8）。</translation>
    </message>
    <message>
      <source>The speed table {layer}: {road_class} {surface} has the speed {value}. Give 0 (closed) or more km/h.</source>
      <translation>车速表“{layer}”：{road_class} {surface} 的车速为 {value}。请填 0（不通）或更大的 km/h。</translation>
    </message>
    <message>
      <source>The speed table {layer}: {value} is no season. Write dry or wet, or leave it empty for all year.</source>
      <translation>车速表 {layer}：季节“{value}”无法识别。请填 dry（旱季）或 wet（雨季），全年适用则留空。</translation>
    </message>
    <message>
      <source>The style {path} of the layer {layer} cannot be read ({detail}). Install the plugin again.</source>
      <translation>图层“{layer}”的样式“{path}”无法读取（{detail}）。请重新安装插件。</translation>
    </message>
    <message>
      <source>The web map contains Leaflet (BSD-2-Clause), made with folium (MIT).</source>
      <translation>网页地图内含 Leaflet（BSD-2-Clause），由 folium（MIT）生成。</translation>
    </message>
    <message>
      <source>The web map could not be written to {file} ({reason}). Choose another folder.</source>
      <translation>网页地图无法写入“{file}”（{reason}）。请改选文件夹。</translation>
    </message>
    <message>
      <source>The workbook could not be written to {file} ({reason}). Close it in Excel or choose another folder.</source>
      <translation>简报工作簿无法写入“{file}”（{reason}）。请在 Excel 中关闭该文件，或改选文件夹。</translation>
    </message>
    <message>
      <source>The workspace cannot be written to {folder} ({detail}). Close the project that uses it, or choose a folder of your own.</source>
      <translation>工作空间无法写入“{folder}”（{detail}）。请关闭正在使用它的项目，或选择自己可写的文件夹。</translation>
    </message>
    <message>
      <source>The workspace has no road connectivity results yet; the briefing is without them.</source>
      <translation>工作空间里还没有道路通畅分析结果；简报中不含这些内容。</translation>
    </message>
    <message>
      <source>The workspace in {folder} is open.</source>
      <translation>“{folder}”中的工作空间已打开。</translation>
    </message>
    <message>
      <source>The workspace is there already; its data are kept.</source>
      <translation>工作空间已存在，其数据保持不变。</translation>
    </message>
    <message>
      <source>There is no file {file}. Check the path.</source>
      <translation>文件“{file}”不存在。请检查路径。</translation>
    </message>
    <message>
      <source>There is no file {file}. Choose the GeoPackage of your workspace (wulong.gpkg).</source>
      <translation>文件“{file}”不存在。请选择工作空间的 GeoPackage（wulong.gpkg）。</translation>
    </message>
    <message>
      <source>There is no speed table {path}. Choose a CSV file in SPEED_TABLE or leave it empty.</source>
      <translation>车速表“{path}”不存在。请在参数 SPEED_TABLE 中选择 CSV 文件，或留空。</translation>
    </message>
    <message>
      <source>There is no way from the coordinates {source} to {target}: choose two different ones of {known}.</source>
      <translation>无法从坐标“{source}”转换到“{target}”：请在 {known} 中选择两个不同的坐标。</translation>
    </message>
    <message>
      <source>This algorithm needs {problems}. With internet, open the OSGeo4W Shell (Windows) or a terminal and run: python3 -m pip install --user {install}. Without internet, run on a connected computer with the same QGIS: python3 -m pip download -d wheels {install}; bring the folder wheels here and run: python3 -m pip install --user --no-index --find-links wheels {install}. Then restart QGIS.</source>
      <translation>此算法需要 {problems}。能上网时：打开 OSGeo4W Shell（Windows）或终端，运行：python3 -m pip install --user {install}。不能上网时：在一台装有相同 QGIS 且能上网的电脑上运行：python3 -m pip download -d wheels {install}；把文件夹 wheels 拷到本机，运行：python3 -m pip install --user --no-index --find-links wheels {install}。然后重启 QGIS。</translation>
    </message>
    <message>
      <source>Tier of village and township</source>
      <translation>村和乡镇重点帮扶层级字段</translation>
    </message>
    <message>
      <source>Township and village polygons, villager groups and roads that no survey gave are modelled: real names, codes and counts on a made geometry. Whatever is computed from them is schematic, not a survey result. Load the bureau's own files to replace them.</source>
      <translation>凡无测绘成果的乡镇和村界、村民小组和道路均为模拟：名称、代码、数量真实，几何图形为推演生成。由此计算的一切均为示意数据，非测绘成果。请导入本单位的数据替换。</translation>
    </message>
    <message>
      <source>Township code</source>
      <translation>乡镇代码字段</translation>
    </message>
    <message>
      <source>Township code of the group</source>
      <translation>小组所属乡镇代码字段</translation>
    </message>
    <message>
      <source>Township code of the seat</source>
      <translation>驻地所属乡镇代码字段</translation>
    </message>
    <message>
      <source>Township seats</source>
      <translation>乡镇驻地</translation>
    </message>
    <message>
      <source>Townships (names and tiers)</source>
      <translation>乡镇（名称与层级）</translation>
    </message>
    <message>
      <source>Value: both ways</source>
      <translation>取值：双向</translation>
    </message>
    <message>
      <source>Value: one way, against the drawing</source>
      <translation>取值：单向，逆绘制方向</translation>
    </message>
    <message>
      <source>Value: one way, as drawn</source>
      <translation>取值：单向，顺绘制方向</translation>
    </message>
    <message>
      <source>Versions</source>
      <translation>版本</translation>
    </message>
    <message>
      <source>Versions, data sources, licences, and what is schematic</source>
      <translation>版本、数据来源、许可协议，以及哪些是示意数据</translation>
    </message>
    <message>
      <source>Village code</source>
      <translation>村代码字段</translation>
    </message>
    <message>
      <source>Village code of the group</source>
      <translation>小组所属村代码字段</translation>
    </message>
    <message>
      <source>Villager groups</source>
      <translation>村民小组</translation>
    </message>
    <message>
      <source>Villager groups by road connectivity</source>
      <translation>村民小组道路通畅</translation>
    </message>
    <message>
      <source>Villages (names and tiers)</source>
      <translation>村（名称与层级）</translation>
    </message>
    <message>
      <source>Walking speed (km/h)</source>
      <translation>步行速度（km/h）</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>供水</translation>
    </message>
    <message>
      <source>Weather</source>
      <translation>气象</translation>
    </message>
    <message>
      <source>Web map</source>
      <translation>网页地图</translation>
    </message>
    <message>
      <source>Wet</source>
      <translation>雨季</translation>
    </message>
    <message>
      <source>What is schematic</source>
      <translation>哪些是示意数据</translation>
    </message>
    <message>
      <source>Where lines join</source>
      <translation>线的连通方式</translation>
    </message>
    <message>
      <source>Where the project is kept</source>
      <translation>项目保存位置</translation>
    </message>
    <message>
      <source>Which villager groups have a hardened road to their township seat, and what is left to do</source>
      <translation>哪些村民小组有硬化路通往乡镇驻地，还差多少</translation>
    </message>
    <message>
      <source>Without a code</source>
      <translation>无代码</translation>
    </message>
    <message>
      <source>Workbook</source>
      <translation>工作簿</translation>
    </message>
    <message>
      <source>Workspace</source>
      <translation>工作空间</translation>
    </message>
    <message>
      <source>Workspace folder</source>
      <translation>工作空间文件夹</translation>
    </message>
    <message>
      <source>Write one HTML file that opens on any computer without a network</source>
      <translation>输出一个 HTML 文件，在任何电脑上无网络也能打开</translation>
    </message>
    <message>
      <source>Wulong Planner</source>
      <translation>武隆乡村规划</translation>
    </message>
    <message>
      <source>Wulong Planner {version}</source>
      <translation>武隆乡村规划 {version}</translation>
    </message>
    <message>
      <source>lines</source>
      <translation>线</translation>
    </message>
    <message>
      <source>missing</source>
      <translation>未安装</translation>
    </message>
    <message>
      <source>points</source>
      <translation>点</translation>
    </message>
    <message>
      <source>polygons</source>
      <translation>面</translation>
    </message>
    <message>
      <source>{algorithm} met an error it does not know ({kind}: {detail}). Please report it together with this log.</source>
      <translation>“{algorithm}”遇到未知错误（{kind}：{detail}）。请连同本日志一并反馈。</translation>
    </message>
    <message>
      <source>{field} is {value}. Give a number above 0.</source>
      <translation>{field} 为 {value}。请填大于 0 的数。</translation>
    </message>
    <message>
      <source>{file} cannot be read as a vector file ({reason}). Give a GeoPackage, shapefile or another OGR format.</source>
      <translation>“{file}”无法按矢量文件读取（{reason}）。请提供 GeoPackage、shapefile 或其他 OGR 格式。</translation>
    </message>
    <message>
      <source>{file} cannot be read as a workspace ({reason}). Choose the wulong.gpkg made by the plugin or by make run.</source>
      <translation>“{file}”无法按工作空间读取（{reason}）。请选择由插件或 make run 生成的 wulong.gpkg。</translation>
    </message>
    <message>
      <source>{file} has no coordinate reference system. Assign the right one in QGIS (or add its .prj file) first.</source>
      <translation>“{file}”没有坐标参照系。请先在 QGIS 中指定正确的坐标参照系（或补上 .prj 文件）。</translation>
    </message>
    <message>
      <source>{file} has no field {field} (also accepted: {also}); its fields are {fields}. Rename or add the field.</source>
      <translation>“{file}”没有字段“{field}”（也接受：{also}），现有字段：{fields}。请改名或添加该字段。</translation>
    </message>
    <message>
      <source>{file} has no layer {layer}. Choose the wulong.gpkg made by the plugin or by make run.</source>
      <translation>“{file}”没有图层“{layer}”。请选择由插件或 make run 生成的 wulong.gpkg。</translation>
    </message>
    <message>
      <source>{file} holds no {geometry} features. Give the right file.</source>
      <translation>“{file}”中没有 {geometry} 要素。请提供正确的文件。</translation>
    </message>
    <message>
      <source>{file} needs a layer name: add {separator}NAME to the path. Its layers are {layers}.</source>
      <translation>“{file}”含多个图层：请在路径后加 {separator}图层名。现有图层：{layers}。</translation>
    </message>
    <message>
      <source>{layer} has no field {field} ({parameter}); what it would tell is left out.</source>
      <translation>{layer} 没有字段 {field}（{parameter}），不取其内容。</translation>
    </message>
    <message>
      <source>{layer}: heights (Z) and measures (M) are ignored.</source>
      <translation>{layer}：高程值（Z）和测量值（M）被忽略。</translation>
    </message>
    <message>
      <source>{layer}: no field with codes is chosen in {parameter}; its names and tiers are left out.</source>
      <translation>{layer}：{parameter} 未选代码字段，不取其名称和层级。</translation>
    </message>
    <message>
      <source>{layer}: the code {code} stands more than once; its first row counts.</source>
      <translation>{layer}：代码 {code} 出现多次，以第一行为准。</translation>
    </message>
    <message>
      <source>{layer}: transformed from {source} to {target} for measuring in metres.</source>
      <translation>{layer}：已由 {source} 转换到 {target}，以米为单位量算。</translation>
    </message>
    <message>
      <source>{layer}: {count} features are of another kind of geometry (ids {ids}).</source>
      <translation>{layer}：{count} 个要素的几何类型不符（编号 {ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} features have an empty or broken geometry (ids {ids}).</source>
      <translation>{layer}：{count} 个要素的几何为空或损坏（编号 {ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} features have coordinates that are not numbers or lie nowhere on Earth (ids {ids}).</source>
      <translation>{layer}：{count} 个要素的坐标不是数值或不在地球上（编号 {ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} features have no geometry (ids {ids}).</source>
      <translation>{layer}：{count} 个要素没有几何（编号 {ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} features have no people entered and count as 0 (ids {ids}).</source>
      <translation>{layer}：{count} 个要素未填人口，按 0 计（编号 {ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} features have several points; the first one counts (ids {ids}).</source>
      <translation>{layer}：{count} 个要素含多个点，以第一个为准（编号 {ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} features lie outside {crs} (rows {ids}).</source>
      <translation>{layer}：{count} 个要素位于 {crs} 适用范围之外（第 {ids} 行）。</translation>
    </message>
    <message>
      <source>{layer}: {count} invalid polygons were repaired for this run (ids {ids}).</source>
      <translation>{layer}：{count} 个无效面已在本次运行中修复（编号 {ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} lines have no length and are left out (ids {ids}).</source>
      <translation>{layer}：{count} 条线没有长度，未计入（编号 {ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} multi-part features were split into {parts} parts.</source>
      <translation>{layer}：{count} 个多部件要素已拆分为 {parts} 个部件。</translation>
    </message>
    <message>
      <source>{layer}: {count} roads are closed (speed 0).</source>
      <translation>{layer}：{count} 条道路不通车（车速为 0）。</translation>
    </message>
    <message>
      <source>{layer}: {count} roads are not built yet and left out.</source>
      <translation>{layer}：{count} 条道路尚未建成，未计入。</translation>
    </message>
    <message>
      <source>{layer}: {count} roads have a direction that is in no list and count as both ways: {found}.</source>
      <translation>{layer}：{count} 条道路的通行方向不在任何列表中，按双向计：{found}。</translation>
    </message>
    <message>
      <source>{layer}: {count} roads have a surface that is in neither list and count as not hardened: {found}.</source>
      <translation>{layer}：{count} 条道路的路面不在任何列表中，按未硬化计：{found}。</translation>
    </message>
    <message>
      <source>{n} dead ends stop just short of another road; are they drawn apart by mistake? Roads {ids}.</source>
      <translation>{n} 个断头端点离另一条路很近，是否误画成不相接？道路 {ids}。</translation>
    </message>
    <message>
      <source>{n} groups: {why}</source>
      <translation>{n} 个小组：{why}</translation>
    </message>
    <message>
      <source>{n} seats are not on the district's hardened network (codes {ids}); no group there can be connected.</source>
      <translation>{n} 个驻地未接入全区硬化路网（代码 {ids}），其所辖小组均无法通畅。</translation>
    </message>
    <message>
      <source>{n} seats have no road within the access limit (codes {ids}).</source>
      <translation>{n} 个驻地在接入距离内没有道路（代码 {ids}）。</translation>
    </message>
    <message>
      <source>{parameter} is empty. Choose a field of the layer {layer}; it has: {fields}.</source>
      <translation>参数“{parameter}”为空。请选择图层“{layer}”的字段，现有：{fields}。</translation>
    </message>
    <message>
      <source>{path} holds none of the planner's layers. Choose the file of a workspace.</source>
      <translation>“{path}”中没有任何规划图层。请选择工作空间文件。</translation>
    </message>
    <message>
      <source>{status}: {n} groups, {share} %</source>
      <translation>{status}：{n} 个小组，{share} %</translation>
    </message>
    <message>
      <source>{title} (schematic 示意)</source>
      <translation>{title}（示意）</translation>
    </message>
    <message>
      <source>乡镇驻地未接入全区硬化路网</source>
      <translation>乡镇驻地未接入全区硬化路网</translation>
    </message>
    <message>
      <source>乡镇驻地附近没有能通汽车的路</source>
      <translation>乡镇驻地附近没有能通汽车的路</translation>
    </message>
    <message>
      <source>受单行限制，到不了乡镇驻地</source>
      <translation>受单行限制，到不了乡镇驻地</translation>
    </message>
    <message>
      <source>步行范围内没有能通汽车的路</source>
      <translation>步行范围内没有能通汽车的路</translation>
    </message>
    <message>
      <source>没有可用的坐标</source>
      <translation>没有可用的坐标</translation>
    </message>
    <message>
      <source>没有找到所属乡镇的驻地</source>
      <translation>没有找到所属乡镇的驻地</translation>
    </message>
    <message>
      <source>附近的路到不了乡镇驻地</source>
      <translation>附近的路到不了乡镇驻地</translation>
    </message>
  </context>
</TS>
