<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
  <context>
    <name>wulong_planner</name>
    <message>
      <source>(any)</source>
      <translation>（不限）</translation>
    </message>
    <message>
      <source>(empty)</source>
      <translation>（空）</translation>
    </message>
    <message>
      <source>(no sector)</source>
      <translation>（无领域）</translation>
    </message>
    <message>
      <source>(none entered)</source>
      <translation>（未填）</translation>
    </message>
    <message>
      <source>, </source>
      <translation>、</translation>
    </message>
    <message>
      <source>, {people} people short</source>
      <translation>，还差 {people} 人</translation>
    </message>
    <message>
      <source>1 when computed from modelled geometry</source>
      <translation>由模拟几何计算时为 1</translation>
    </message>
    <message>
      <source>1 when proven best</source>
      <translation>已证最优时为 1</translation>
    </message>
    <message>
      <source>1. The administrator</source>
      <translation>一、请管理员安装</translation>
    </message>
    <message>
      <source>2. A folder of wheels, without internet</source>
      <translation>二、不联网：从 wheel 文件夹安装</translation>
    </message>
    <message>
      <source>2SFCA: all alike within the catchment</source>
      <translation>2SFCA：范围内一视同仁</translation>
    </message>
    <message>
      <source>3. From the internet (PyPI)</source>
      <translation>三、联网安装（PyPI）</translation>
    </message>
    <message>
      <source>: </source>
      <translation>：</translation>
    </message>
    <message>
      <source>A dead end that stops just short of another road</source>
      <translation>断头端点离另一条路很近却没有相连</translation>
    </message>
    <message>
      <source>A dead end this near to a road is a near miss (m)</source>
      <translation>断头端点距道路多少米以内算未接上（米）</translation>
    </message>
    <message>
      <source>A folder that has a workspace already is opened as it is</source>
      <translation>文件夹中已有工作空间时，直接打开，不作改动</translation>
    </message>
    <message>
      <source>A gap is left between the features, in m²</source>
      <translation>要素之间有缝隙，面积（m²）</translation>
    </message>
    <message>
      <source>A gap is left where the workspace has units that the file lacks, in m²</source>
      <translation>空缺处是工作空间中有而文件没有的单位，面积（m²）</translation>
    </message>
    <message>
      <source>A group may be shared among sites</source>
      <translation>一个小组可由几处共同服务</translation>
    </message>
    <message>
      <source>A group may be split between works</source>
      <translation>允许一个小组由几处工程供水</translation>
    </message>
    <message>
      <source>A group whose only roads are on an island</source>
      <translation>小组附近只有孤立路网的道路</translation>
    </message>
    <message>
      <source>A group without a motorable road within the access limit</source>
      <translation>小组在接入距离内没有可通车道路</translation>
    </message>
    <message>
      <source>A group without usable coordinates</source>
      <translation>小组没有可用坐标</translation>
    </message>
    <message>
      <source>A line drawn again over another</source>
      <translation>与另一条线重复绘制</translation>
    </message>
    <message>
      <source>A line drawn again over another that says something else</source>
      <translation>与另一条线重复绘制且属性矛盾</translation>
    </message>
    <message>
      <source>A map theme of the whole district</source>
      <translation>全区专题图</translation>
    </message>
    <message>
      <source>A part of the area belongs to none of the areas within it</source>
      <translation>该面有一部分不属于其内的任何一个面</translation>
    </message>
    <message>
      <source>A remark in brackets was not looked at.</source>
      <translation>括号中的备注未予考虑。</translation>
    </message>
    <message>
      <source>A road without a geometry</source>
      <translation>道路没有图形</translation>
    </message>
    <message>
      <source>A road without any length</source>
      <translation>道路长度为零</translation>
    </message>
    <message>
      <source>A sliver is left between the areas within it</source>
      <translation>其内各面之间留有狭长空隙</translation>
    </message>
    <message>
      <source>A sliver is left between the features, in m²</source>
      <translation>要素之间有狭长缝隙，面积（m²）</translation>
    </message>
    <message>
      <source>A station stands for land within (m)</source>
      <translation>测站代表的距离（米）</translation>
    </message>
    <message>
      <source>A table of the register has no field {field}; it has {fields}. Choose the layer with codes and names.</source>
      <translation>名录中有一张表没有字段 {field}，只有 {fields}。请选择带代码和名称的图层。</translation>
    </message>
    <message>
      <source>A text stands where a number belongs; the value is left out</source>
      <translation>应为数字处是文字，该值未导入</translation>
    </message>
    <message>
      <source>A unit of this name is no more and became no other.</source>
      <translation>该名称的单位已撤销，且未并入其他单位。</translation>
    </message>
    <message>
      <source>A value that the data model does not know stays as it is</source>
      <translation>数据模型不认识的值，按原样保留</translation>
    </message>
    <message>
      <source>A workspace is being opened. Wait until it is there, or cancel that first.</source>
      <translation>正在打开一个工作空间。请等待完成，或先取消。</translation>
    </message>
    <message>
      <source>About Wulong Planner</source>
      <translation>关于武隆乡村规划</translation>
    </message>
    <message>
      <source>Access</source>
      <translation>用水方便程度</translation>
    </message>
    <message>
      <source>Access by area</source>
      <translation>分区服务可达性统计</translation>
    </message>
    <message>
      <source>Access to an all-season road</source>
      <translation>全天候道路可达情况</translation>
    </message>
    <message>
      <source>Add the unit to the file, or import with the mode that replaces matching units only</source>
      <translation>在文件中补上该单位，或改用只替换已有单位的方式导入</translation>
    </message>
    <message>
      <source>Add what the layer lacks</source>
      <translation>只增加图层缺少的</translation>
    </message>
    <message>
      <source>Against what is known the positions are {distance} m off in the middle: no offset of web maps.</source>
      <translation>与已知范围相比，位置中位相差 {distance} 米，没有网络地图偏移。</translation>
    </message>
    <message>
      <source>Against {norm} km² per rain gauge ({source}) the district of {area} km² needs {needed} stations; even if all {n} of the list measured rain, {short} would be missing.</source>
      <translation>按每个雨量站 {norm} 平方公里（{source}），本区 {area} 平方公里需要 {needed} 个站；即使列出的 {n} 个站都能测雨，也还缺 {short} 个。</translation>
    </message>
    <message>
      <source>Against {norm} km² per rain gauge ({source}) the district of {area} km² needs {needed} stations; {n} are placed in it, {short} are missing.</source>
      <translation>按每个雨量站 {norm} 平方公里（{source}），本区 {area} 平方公里需要 {needed} 个站；区内已定位 {n} 个，还缺 {short} 个。</translation>
    </message>
    <message>
      <source>Aid group {name}, led by {lead}, {n} members, helps {target}.</source>
      <translation>{name}：牵头单位{lead}，成员单位 {n} 个，帮扶对象为{target}。</translation>
    </message>
    <message>
      <source>Aid groups</source>
      <translation>帮扶集团</translation>
    </message>
    <message>
      <source>Aim of the order</source>
      <translation>建设次序的目标</translation>
    </message>
    <message>
      <source>All facilities</source>
      <translation>全部设施</translation>
    </message>
    <message>
      <source>All facilities together</source>
      <translation>全部设施合并</translation>
    </message>
    <message>
      <source>All groups</source>
      <translation>全部村民小组</translation>
    </message>
    <message>
      <source>All projects</source>
      <translation>全部项目</translation>
    </message>
    <message>
      <source>All sectors</source>
      <translation>全部领域</translation>
    </message>
    <message>
      <source>All sites together can serve {capacity} people, but {people} are to be served. Give more capacity, or use maximal coverage.</source>
      <translation>全部站址共可服务 {capacity} 人，而需服务 {people} 人。请加大容量，或改用最大覆盖。</translation>
    </message>
    <message>
      <source>All stations</source>
      <translation>全部站点</translation>
    </message>
    <message>
      <source>All townships are surveyed now; the outline of the district becomes what they cover together</source>
      <translation>全部乡镇都已测绘，区界改为各乡镇合并的范围</translation>
    </message>
    <message>
      <source>All {count} candidate sites are excluded. Give other candidates or other areas that are not allowed.</source>
      <translation>{count} 个候选点全部被剔除。请换候选点，或调整禁止建设的区域。</translation>
    </message>
    <message>
      <source>All {count} stations of these kinds in the layer {layer} have a place. Choose other KINDS.</source>
      <translation>图层“{layer}”中这些站类的 {count} 个站都已有坐标。请在 KINDS 中另选站类。</translation>
    </message>
    <message>
      <source>All {n} stations with a place stand on one spot; distances between stations mean nothing.</source>
      <translation>有坐标的 {n} 个站都在同一点上，站距没有意义。</translation>
    </message>
    <message>
      <source>Along roads</source>
      <translation>沿道路</translation>
    </message>
    <message>
      <source>Along the roads</source>
      <translation>沿道路</translation>
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
      <source>Also within {height} m of its height: {area_pct} % of the land, {people_pct} % of the people. Bands least represented: {bands}.</source>
      <translation>且高差不超过 {height} 米：土地的 {area_pct}%，人口的 {people_pct}%。代表性最差的高程带：{bands}。</translation>
    </message>
    <message>
      <source>Amap (places are shifted to GCJ-02)</source>
      <translation>高德地图（位置按 GCJ-02 偏移）</translation>
    </message>
    <message>
      <source>Another class</source>
      <translation>另一个分类字段</translation>
    </message>
    <message>
      <source>Another folder…</source>
      <translation>换个文件夹…</translation>
    </message>
    <message>
      <source>Another program is writing to {path}. Save or discard the edits there, then run again. Nothing was changed.</source>
      <translation>另一个程序正在写入 {path}。请在那里保存或放弃编辑，再运行。数据没有任何改动。</translation>
    </message>
    <message>
      <source>Another row of the layer has the same geometry</source>
      <translation>图层中另有一行几何完全相同</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>分析</translation>
    </message>
    <message>
      <source>Answer all</source>
      <translation>全部分析</translation>
    </message>
    <message>
      <source>Answer the questions that have no answer yet</source>
      <translation>回答还没有答案的问题</translation>
    </message>
    <message>
      <source>Answer this question from the layers of the workspace, in the background</source>
      <translation>用工作空间的图层在后台分析这个问题</translation>
    </message>
    <message>
      <source>Any level</source>
      <translation>任意级别</translation>
    </message>
    <message>
      <source>Any number by tier, aid group and township</source>
      <translation>任意数值按层级、帮扶集团、乡镇统计</translation>
    </message>
    <message>
      <source>Area of the district</source>
      <translation>全区面积</translation>
    </message>
    <message>
      <source>Area of the district (km²)</source>
      <translation>全区面积（平方公里）</translation>
    </message>
    <message>
      <source>Areas of several cutoffs</source>
      <translation>多个时限的范围</translation>
    </message>
    <message>
      <source>Areas where nothing may be built</source>
      <translation>禁止建设的区域</translation>
    </message>
    <message>
      <source>As asked, found by greedy adding and exchange, not proven. The gap is printed.</source>
      <translation>按要求用贪心加互换求得，未经证明；差距见下。</translation>
    </message>
    <message>
      <source>As suits the layer</source>
      <translation>按图层惯例</translation>
    </message>
    <message>
      <source>Ask about roads, services, water, weather, sites and projects, and read the answers</source>
      <translation>就道路、公共服务、供水、气象、选址、项目提出问题，查看结论</translation>
    </message>
    <message>
      <source>Ask anew what was answered before</source>
      <translation>全部重新计算</translation>
    </message>
    <message>
      <source>Ask every routine question, one after another, in the background</source>
      <translation>在后台依次分析全部常规问题</translation>
    </message>
    <message>
      <source>Assign the system the data are in (Layer &gt; Set CRS), then import the layer again</source>
      <translation>指定数据实际所用的坐标系（图层 &gt; 设置坐标系），再重新导入</translation>
    </message>
    <message>
      <source>At least {length} of unhardened road must be hardened to connect it:</source>
      <translation>要使该组通畅，至少还需硬化 {length}：</translation>
    </message>
    <message>
      <source>At no step would another choice for the same money connect more than {people} people more (step {step}).</source>
      <translation>任何一步换成同等投入的其他组合，最多只能再多通畅 {people} 人（第 {step} 步）。</translation>
    </message>
    <message>
      <source>Atlas</source>
      <translation>图册</translation>
    </message>
    <message>
      <source>Atlas, one sheet per key village (PDF)</source>
      <translation>重点帮扶村图册，一村一图（PDF）</translation>
    </message>
    <message>
      <source>Atlas, one sheet per township (PDF)</source>
      <translation>打印图册，一镇一图（PDF）</translation>
    </message>
    <message>
      <source>Audit of the road network</source>
      <translation>路网检查</translation>
    </message>
    <message>
      <source>Audit the workspace…</source>
      <translation>检查工作空间…</translation>
    </message>
    <message>
      <source>BD-09</source>
      <translation>BD-09（百度）</translation>
    </message>
    <message>
      <source>BD-09 (Baidu)</source>
      <translation>BD-09（百度）</translation>
    </message>
    <message>
      <source>BUDGET is {value}. Give 0 or more.</source>
      <translation>BUDGET 为 {value}，应为 0 或更大。</translation>
    </message>
    <message>
      <source>BUDGET needs the price of every site. Choose the field with the prices.</source>
      <translation>填了 BUDGET 就需要每个站址的造价。请选择造价字段。</translation>
    </message>
    <message>
      <source>Backup</source>
      <translation>备份</translation>
    </message>
    <message>
      <source>Backup to go back to (empty: the newest)</source>
      <translation>恢复到哪个备份（留空：最新的）</translation>
    </message>
    <message>
      <source>Before, the workspace was kept as {backup}; UNDO goes back to it.</source>
      <translation>导入前的工作空间已备份为 {backup}，用 UNDO 可恢复。</translation>
    </message>
    <message>
      <source>Bends and valves (% of the loss)</source>
      <translation>弯头阀门等局部损失（占沿程损失 %）</translation>
    </message>
    <message>
      <source>Best and next-best sets of sites</source>
      <translation>最优及次优方案</translation>
    </message>
    <message>
      <source>Best order</source>
      <translation>建设次序</translation>
    </message>
    <message>
      <source>Between and within</source>
      <translation>层间与层内差异</translation>
    </message>
    <message>
      <source>Both</source>
      <translation>两处都存</translation>
    </message>
    <message>
      <source>Break-pressure tanks</source>
      <translation>减压池</translation>
    </message>
    <message>
      <source>Briefing map (HTML, works offline)</source>
      <translation>简报地图（HTML，可离线打开）</translation>
    </message>
    <message>
      <source>Briefing slides (PPTX)</source>
      <translation>简报幻灯片（PPTX）</translation>
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
      <source>Budget for all sites</source>
      <translation>全部站址的预算</translation>
    </message>
    <message>
      <source>Build a new workspace and import your data again</source>
      <translation>新建工作空间后重新导入数据</translation>
    </message>
    <message>
      <source>Build a new workspace and import your data again, or copy the layer from another workspace</source>
      <translation>新建工作空间后重新导入数据，或从另一工作空间复制该图层</translation>
    </message>
    <message>
      <source>Build a new workspace to have it, or add it as the data dictionary has it</source>
      <translation>新建工作空间即有此字段，也可按数据字典补上</translation>
    </message>
    <message>
      <source>Build the district's QGIS project</source>
      <translation>生成本区 QGIS 工程</translation>
    </message>
    <message>
      <source>By {grouping}: {pct} % of the inequality (Theil) lies between the classes, the rest within them.</source>
      <translation>按{grouping}：{pct}% 的差异（泰尔指数）在各类之间，其余在各类内部。</translation>
    </message>
    <message>
      <source>CATCHMENT is {value}. Give a number above 0.</source>
      <translation>CATCHMENT 为 {value}。请填大于 0 的数。</translation>
    </message>
    <message>
      <source>CELL_M is {value} m, which makes {count} squares. Give at least {least} m for an area of this size.</source>
      <translation>CELL_M 为 {value} 米，会产生 {count} 个方格。这样大的范围请至少填 {least} 米。</translation>
    </message>
    <message>
      <source>COMPARE_M is {value}. Give metres separated by semicolons, such as 200;500;1000, or leave it empty.</source>
      <translation>参数 COMPARE_M 为 {value}。请填以分号分隔的米数，如 200;500;1000，或留空。</translation>
    </message>
    <message>
      <source>CUTOFFS is empty. Give at least one limit, such as 15;30.</source>
      <translation>CUTOFFS 为空。请至少填一个时限或距离，例如 15;30。</translation>
    </message>
    <message>
      <source>CUTOFFS is {value}. Give numbers above 0, separated by semicolons, such as 15;30.</source>
      <translation>CUTOFFS 为 {value}。请填大于 0 的数，用分号分隔，例如 15;30。</translation>
    </message>
    <message>
      <source>CUTOFFS is {value}. Give numbers above 0, such as 15;30.</source>
      <translation>CUTOFFS 为 {value}。请填大于 0 的数，例如 15;30。</translation>
    </message>
    <message>
      <source>CUTOFFS is {value}. Give numbers from 0 up, each once, such as 15;30.</source>
      <translation>CUTOFFS 为 {value}。请填 0 或更大的数，不得重复，例如 15;30。</translation>
    </message>
    <message>
      <source>Can the water run by gravity?</source>
      <translation>水能否自流到组？</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <source>Candidate sites</source>
      <translation>候选点</translation>
    </message>
    <message>
      <source>Candidate {site}: the capacity is {value}. Give people above 0, or exclude the site.</source>
      <translation>候选点 {site}：容量为 {value}。请填大于 0 的人数，或剔除该点。</translation>
    </message>
    <message>
      <source>Candidate {site}: the price is {value}. Give 0 or more.</source>
      <translation>候选点 {site}：造价为 {value}，应为 0 或更大。</translation>
    </message>
    <message>
      <source>Capacity (m³ a day)</source>
      <translation>日供水能力（m³/日）</translation>
    </message>
    <message>
      <source>Capacity of one more work to try (m³ a day)</source>
      <translation>试算新增工程的日供水能力（m³/日）</translation>
    </message>
    <message>
      <source>Capacity where none is known (m³ a day; empty: no limit)</source>
      <translation>能力未知的工程采用的日供水能力（m³/日，不填为不设上限）</translation>
    </message>
    <message>
      <source>Card of a place</source>
      <translation>地点卡片</translation>
    </message>
    <message>
      <source>Card of the village {name}</source>
      <translation>查看{name}的卡片</translation>
    </message>
    <message>
      <source>Cells for elevation bands (m)</source>
      <translation>高程带网格边长（米）</translation>
    </message>
    <message>
      <source>Cells of the map and points for slopes (m)</source>
      <translation>制图网格边长与坡度点距（米）</translation>
    </message>
    <message>
      <source>Certain gap: from this share of runs on</source>
      <translation>确定缺口：未覆盖情景占比下限</translation>
    </message>
    <message>
      <source>Check a workspace</source>
      <translation>检查工作空间</translation>
    </message>
    <message>
      <source>Check the boundary on the map</source>
      <translation>在地图上核对界线</translation>
    </message>
    <message>
      <source>Check the coordinate reference system and the offset of the map it was drawn from</source>
      <translation>检查坐标系，以及绘制所用底图的偏移</translation>
    </message>
    <message>
      <source>Check the coordinate system, the axes and the shift</source>
      <translation>核对坐标系、坐标顺序和偏移</translation>
    </message>
    <message>
      <source>Check the feature on the map</source>
      <translation>在地图上核对该要素</translation>
    </message>
    <message>
      <source>Check the place of the group, or draw the missing road.</source>
      <translation>核对小组位置，或补画缺少的道路。</translation>
    </message>
    <message>
      <source>Check the position and the coordinate system</source>
      <translation>核对位置和坐标系</translation>
    </message>
    <message>
      <source>Check whether a unit is missing in the file or a border is wrong</source>
      <translation>核对文件是否缺少单位，或界线有误</translation>
    </message>
    <message>
      <source>Check whether an area is missing or a border is wrong</source>
      <translation>检查是否缺少面，或边界有误</translation>
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
      <source>Choose a question in the list first.</source>
      <translation>请先在列表中选择一个问题。</translation>
    </message>
    <message>
      <source>Choose another folder…</source>
      <translation>选择其他文件夹…</translation>
    </message>
    <message>
      <source>Choose another mode to replace it</source>
      <translation>要替换请改用其他方式</translation>
    </message>
    <message>
      <source>Chosen sites</source>
      <translation>选址结果</translation>
    </message>
    <message>
      <source>Circle (m)</source>
      <translation>圆圈半径（米）</translation>
    </message>
    <message>
      <source>Clark–Evans R = {plain} without edge correction, {donnelly} after Donnelly (found for rectangles, rough for this border), {simulated} against random points in this district (p = {p}): {verdict}.</source>
      <translation>Clark–Evans R：未作边界校正为 {plain}，Donnelly 校正为 {donnelly}（由矩形区域得出，对本区只是粗略值），与本区随机布点比较为 {simulated}（p = {p}）：{verdict}。</translation>
    </message>
    <message>
      <source>Clark–Evans R after Donnelly</source>
      <translation>Clark–Evans R（Donnelly 校正）</translation>
    </message>
    <message>
      <source>Clark–Evans R against random points in the district</source>
      <translation>Clark–Evans R（与本区随机布点比较）</translation>
    </message>
    <message>
      <source>Clark–Evans R needs two different places; there is {n}.</source>
      <translation>Clark–Evans R 至少需要两个不同站址，现有 {n} 个。</translation>
    </message>
    <message>
      <source>Clark–Evans R, no edge correction</source>
      <translation>Clark–Evans R（未作边界校正）</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>清除</translation>
    </message>
    <message>
      <source>Click a theme: the map shows its layers and colours.</source>
      <translation>单击一个专题，地图即切换到相应的图层和配色。</translation>
    </message>
    <message>
      <source>Click a villager group or a village on the map to see why it is covered or not.</source>
      <translation>在地图上点击村民小组或行政村，查看其是否得到覆盖及原因。</translation>
    </message>
    <message>
      <source>Click a villager group or a village on the map: why is it covered, or not?</source>
      <translation>在地图上单击村民小组或村，查看其为何已覆盖或未覆盖</translation>
    </message>
    <message>
      <source>Code and name are those of different units.</source>
      <translation>代码和名称属于不同的单位。</translation>
    </message>
    <message>
      <source>Code of the candidate</source>
      <translation>候选点编号</translation>
    </message>
    <message>
      <source>Code of the district seat</source>
      <translation>区政府驻地代码</translation>
    </message>
    <message>
      <source>Code of the facility</source>
      <translation>设施编号</translation>
    </message>
    <message>
      <source>Code of the group</source>
      <translation>小组编号</translation>
    </message>
    <message>
      <source>Code of the indicator</source>
      <translation>指标编号</translation>
    </message>
    <message>
      <source>Code of the place</source>
      <translation>地点代码</translation>
    </message>
    <message>
      <source>Code of the station</source>
      <translation>站点编号</translation>
    </message>
    <message>
      <source>Code of the unit that is aided</source>
      <translation>被帮扶单位代码</translation>
    </message>
    <message>
      <source>Code of the work</source>
      <translation>工程编号</translation>
    </message>
    <message>
      <source>Column with codes</source>
      <translation>代码列</translation>
    </message>
    <message>
      <source>Column with names</source>
      <translation>名称列</translation>
    </message>
    <message>
      <source>Column with townships</source>
      <translation>乡镇列</translation>
    </message>
    <message>
      <source>Columns of the file that the data model has no field for</source>
      <translation>文件中数据模型没有对应字段的列</translation>
    </message>
    <message>
      <source>Columns of the table renamed, because the result has fields of that name: {names}.</source>
      <translation>结果已有同名字段，表中的列改名：{names}。</translation>
    </message>
    <message>
      <source>Columns: names {name}, townships {parent}, codes {code}. NAME_FIELD, PARENT_FIELD, CODE_FIELD choose others.</source>
      <translation>所用的列：名称 {name}，乡镇 {parent}，代码 {code}。可用 NAME_FIELD、PARENT_FIELD、CODE_FIELD 另选。</translation>
    </message>
    <message>
      <source>Command for the administrator</source>
      <translation>供管理员执行的命令</translation>
    </message>
    <message>
      <source>Command on a computer with internet</source>
      <translation>在联网电脑上执行的命令</translation>
    </message>
    <message>
      <source>Communities</source>
      <translation>社区</translation>
    </message>
    <message>
      <source>Compare the name in the file with the name of the unit</source>
      <translation>请核对文件中的名称与单位名称</translation>
    </message>
    <message>
      <source>Compare the other season</source>
      <translation>比较另一季节</translation>
    </message>
    <message>
      <source>Confidence</source>
      <translation>可信度</translation>
    </message>
    <message>
      <source>Connected: hardened road all the way to the township seat and to the district's hardened network.</source>
      <translation>通畅：全程硬化路通到乡镇驻地，并与全区硬化路网相连。</translation>
    </message>
    <message>
      <source>Connectivity by access limit and season</source>
      <translation>按接入距离和季节比较通畅率</translation>
    </message>
    <message>
      <source>Connectivity by area</source>
      <translation>分区通畅统计</translation>
    </message>
    <message>
      <source>Conserved: the people share {shared}, all the supply within reach of anybody.</source>
      <translation>供给守恒：分到人的供给合计 {shared}，等于范围内有人的设施的供给合计。</translation>
    </message>
    <message>
      <source>Content of the project</source>
      <translation>建设内容</translation>
    </message>
    <message>
      <source>Contradictory one-ways</source>
      <translation>单行矛盾</translation>
    </message>
    <message>
      <source>Coordinate system of the file</source>
      <translation>文件的坐标系</translation>
    </message>
    <message>
      <source>Coordinate system: {value}. {reason}</source>
      <translation>坐标系：{value}。{reason}</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>复制</translation>
    </message>
    <message>
      <source>Copy the command</source>
      <translation>复制命令</translation>
    </message>
    <message>
      <source>Copy the text</source>
      <translation>复制文字</translation>
    </message>
    <message>
      <source>Correct the border, or the code of the township</source>
      <translation>改正边界，或改正乡镇代码</translation>
    </message>
    <message>
      <source>Correct the code, or add the row it names</source>
      <translation>改正代码，或补上所指的行</translation>
    </message>
    <message>
      <source>Correct the code, or give a newer register if the unit is new</source>
      <translation>改正代码；若为新设单位，请提供较新的名录</translation>
    </message>
    <message>
      <source>Correct the direction, or draw the way in.</source>
      <translation>更正通行方向，或补画入口。</translation>
    </message>
    <message>
      <source>Correct the direction, or draw the way out.</source>
      <translation>更正通行方向，或补画出口。</translation>
    </message>
    <message>
      <source>Correct the directions.</source>
      <translation>更正通行方向。</translation>
    </message>
    <message>
      <source>Correct the name in the file, or give a column with codes or with the township</source>
      <translation>更正文件中的名称，或增加代码列、所属乡镇列</translation>
    </message>
    <message>
      <source>Correct the name, or record the other one as an alias</source>
      <translation>改正名称，或将另一名称记为别称</translation>
    </message>
    <message>
      <source>Correct the number</source>
      <translation>改正数字</translation>
    </message>
    <message>
      <source>Correct the number, or import the rows that are missing</source>
      <translation>改正数字，或导入缺少的行</translation>
    </message>
    <message>
      <source>Correct the number; perhaps a village's people stand in one group</source>
      <translation>改正数字；可能把全村人口填在了一个小组</translation>
    </message>
    <message>
      <source>Correct the number; perhaps it is in decimetres</source>
      <translation>改正数字；可能单位是分米</translation>
    </message>
    <message>
      <source>Correct the number; perhaps it is in feet, or means no data</source>
      <translation>改正数字；可能单位是英尺，或表示无数据</translation>
    </message>
    <message>
      <source>Correct the one that is wrong</source>
      <translation>改正其中错误的一个</translation>
    </message>
    <message>
      <source>Correct the position or the code</source>
      <translation>改正位置或代码</translation>
    </message>
    <message>
      <source>Correct the value in the file</source>
      <translation>更正文件中的值</translation>
    </message>
    <message>
      <source>Cost</source>
      <translation>费用</translation>
    </message>
    <message>
      <source>Cost of each line</source>
      <translation>每条线的投资</translation>
    </message>
    <message>
      <source>Count people with at most (empty: none)</source>
      <translation>统计不超过此值的人口（不填则不统计）</translation>
    </message>
    <message>
      <source>Coverage and gaps</source>
      <translation>覆盖与缺口</translation>
    </message>
    <message>
      <source>Coverage in every run</source>
      <translation>各情景覆盖</translation>
    </message>
    <message>
      <source>Coverage of the weather station network</source>
      <translation>气象站网覆盖</translation>
    </message>
    <message>
      <source>Covering everybody who can be costs at least {least}, more than the budget {budget}. Raise it.</source>
      <translation>要覆盖所有可覆盖的人，造价至少 {least}，超过预算 {budget}。请提高预算。</translation>
    </message>
    <message>
      <source>Critical links</source>
      <translation>关键路段</translation>
    </message>
    <message>
      <source>Critical links of the road network</source>
      <translation>路网关键路段分析</translation>
    </message>
    <message>
      <source>Cut off: there is a road nearby, but it does not lead to the township seat.</source>
      <translation>断头：附近有路，但到不了乡镇驻地。</translation>
    </message>
    <message>
      <source>DEM is empty: the coarse heights that are shipped are used. They rank places; the pipes below show the method only. Give a DEM of 30 m or better.</source>
      <translation>未填高程模型（DEM），改用自带的粗高程。它只能比较高低，下列管道仅演示方法。请提供 30 米或更细的高程模型。</translation>
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
      <source>Date on the sheets (like 2025-06-30; empty: today)</source>
      <translation>图上的日期（如 2025-06-30；留空为当天）</translation>
    </message>
    <message>
      <source>Days a year without enough water</source>
      <translation>年缺水天数</translation>
    </message>
    <message>
      <source>Dead ends just short of another road</source>
      <translation>端点未接上的处数</translation>
    </message>
    <message>
      <source>Decide which of the two the ground belongs to and correct the file</source>
      <translation>确定该地块属于哪一方，并更正文件</translation>
    </message>
    <message>
      <source>Decide which of the two the ground belongs to, and correct the border</source>
      <translation>确定土地属于哪一方，改正边界</translation>
    </message>
    <message>
      <source>Decided: the row belongs to no unit.</source>
      <translation>已决定：该行不属于任何单位。</translation>
    </message>
    <message>
      <source>Decisions made before (table)</source>
      <translation>以前的决定（表格）</translation>
    </message>
    <message>
      <source>Delete all but one of them in the file</source>
      <translation>在文件中只保留其中一个</translation>
    </message>
    <message>
      <source>Delete one of the two.</source>
      <translation>删除其中一条。</translation>
    </message>
    <message>
      <source>Delete one of them, or correct its place</source>
      <translation>删除其中一个，或改正其位置</translation>
    </message>
    <message>
      <source>Demand point {point}: the priority is {value}. Give a factor of 0 or more.</source>
      <translation>需求点 {point}：权重系数为 {value}，应为 0 或更大。</translation>
    </message>
    <message>
      <source>Demand point {point}: the weight is {value}. Give 0 or more people.</source>
      <translation>需求点 {point}：人口为 {value}，应为 0 或更大。</translation>
    </message>
    <message>
      <source>Different places in the district</source>
      <translation>区内站址数</translation>
    </message>
    <message>
      <source>Direction of traffic</source>
      <translation>通行方向字段</translation>
    </message>
    <message>
      <source>Distance at which it closes a road (m)</source>
      <translation>距灾害多少米以内道路中断（米）</translation>
    </message>
    <message>
      <source>Distance of the points that stand for land (m)</source>
      <translation>代表地面的点的间距（米）</translation>
    </message>
    <message>
      <source>District</source>
      <translation>区界</translation>
    </message>
    <message>
      <source>District seat: {codes} (by the field {field}).</source>
      <translation>区政府驻地：{codes}（依据字段 {field}）。</translation>
    </message>
    <message>
      <source>Done: “{name}”, {seconds} s</source>
      <translation>完成：“{name}”，{seconds} 秒</translation>
    </message>
    <message>
      <source>Draw it, or delete the row.</source>
      <translation>补画图形，或删除该行。</translation>
    </message>
    <message>
      <source>Draw or import the feature, or delete the row</source>
      <translation>绘制或导入该要素，或删除该行</translation>
    </message>
    <message>
      <source>Draw the feature again in the file</source>
      <translation>在文件中重新绘制该要素</translation>
    </message>
    <message>
      <source>Draw the missing link, or mark the roads as closed.</source>
      <translation>补画缺少的连接，或将其标为不通车。</translation>
    </message>
    <message>
      <source>Draw the road again, or delete the row</source>
      <translation>重新绘制道路，或删除该行</translation>
    </message>
    <message>
      <source>Draw the road that joins them, or check whether the ends meet</source>
      <translation>补绘相连的道路，或检查端点是否相接</translation>
    </message>
    <message>
      <source>Dry</source>
      <translation>旱季</translation>
    </message>
    <message>
      <source>Dry and wet</source>
      <translation>旱季和雨季</translation>
    </message>
    <message>
      <source>Dry only</source>
      <translation>仅旱季</translation>
    </message>
    <message>
      <source>E2SFCA: nearer ones count more</source>
      <translation>E2SFCA：越近权重越大</translation>
    </message>
    <message>
      <source>Each facility</source>
      <translation>每个设施</translation>
    </message>
    <message>
      <source>Each facility, where it is the first one reached (basins)</source>
      <translation>每个设施，只含最先到达它的地方</translation>
    </message>
    <message>
      <source>Each route is looked at by itself: a pipe that serves several groups carries more.</source>
      <translation>每条路线单独计算：一条管供几个小组时流量更大。</translation>
    </message>
    <message>
      <source>East first</source>
      <translation>东坐标在前</translation>
    </message>
    <message>
      <source>Elevation bands</source>
      <translation>高程带</translation>
    </message>
    <message>
      <source>Elevation bands and stations</source>
      <translation>高程带代表性</translation>
    </message>
    <message>
      <source>Elevation bands rest on the coarse relief that is shipped: a rough ranking only. Give the district's own DEM in DEM.</source>
      <translation>高程带依据自带的粗高程，只能粗略排序。请在 DEM 中提供本区的高程模型。</translation>
    </message>
    <message>
      <source>Elevation model (DEM)</source>
      <translation>高程模型（DEM）</translation>
    </message>
    <message>
      <source>Eligible from so many households</source>
      <translation>具备条件的最少户数</translation>
    </message>
    <message>
      <source>Eligible from so many people</source>
      <translation>具备条件的最少人口</translation>
    </message>
    <message>
      <source>Eligible groups: field</source>
      <translation>具备条件字段</translation>
    </message>
    <message>
      <source>Empty the card and take its lines off the map</source>
      <translation>清空卡片，并去掉地图上的路线</translation>
    </message>
    <message>
      <source>Encoding of the text</source>
      <translation>文字编码</translation>
    </message>
    <message>
      <source>Encoding: {value}. {reason}</source>
      <translation>文字编码：{value}。{reason}</translation>
    </message>
    <message>
      <source>English</source>
      <translation>英文</translation>
    </message>
    <message>
      <source>Entries that name no township or village</source>
      <translation>未落到乡镇、村的地点</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>错误</translation>
    </message>
    <message>
      <source>Errors, warnings and notes about every layer, each with what to do</source>
      <translation>逐层列出错误、警告和提示，并说明如何处理</translation>
    </message>
    <message>
      <source>Every class</source>
      <translation>各等级</translation>
    </message>
    <message>
      <source>Every number with its meaning, one sheet for each question</source>
      <translation>每个问题一张工作表，每个数字都有说明</translation>
    </message>
    <message>
      <source>Every package is there; all tools can be used.</source>
      <translation>所需软件包齐全，全部工具均可使用。</translation>
    </message>
    <message>
      <source>Every road of the layer {layer} is marked as not yet built in {field}. Choose another status field, or correct the list of values in PLANNED_VALUES.</source>
      <translation>图层“{layer}”的所有道路在字段“{field}”中均标为尚未建成。请改选状态字段，或更正参数 PLANNED_VALUES 的取值列表。</translation>
    </message>
    <message>
      <source>Everybody within the limit, fewest sites (LSCP)</source>
      <translation>人人在限值内、站址最少（集合覆盖）</translation>
    </message>
    <message>
      <source>FILE and INPUT are both given. Leave one of them empty.</source>
      <translation>FILE 和 INPUT 都填了，请留空其中一个。</translation>
    </message>
    <message>
      <source>FILE is empty. Choose the file with the features, or a loaded layer in INPUT.</source>
      <translation>FILE 为空。请选择要导入的文件，或在 INPUT 中选择已加载的图层。</translation>
    </message>
    <message>
      <source>FILE is the workspace itself. Choose the file that came from the bureau.</source>
      <translation>FILE 就是工作空间本身。请选择要导入的来源文件。</translation>
    </message>
    <message>
      <source>FROM and TO are the same: nothing would change. Choose two different systems.</source>
      <translation>FROM 与 TO 相同，不会有任何改变。请选择两种不同的坐标。</translation>
    </message>
    <message>
      <source>Facilities</source>
      <translation>设施</translation>
    </message>
    <message>
      <source>Facilities by supply per person</source>
      <translation>设施人均供给</translation>
    </message>
    <message>
      <source>Facilities per group</source>
      <translation>每个小组列出的设施数</translation>
    </message>
    <message>
      <source>Facilities with an area</source>
      <translation>划出范围的设施</translation>
    </message>
    <message>
      <source>Facilities without a road in reach</source>
      <translation>附近没有道路的设施</translation>
    </message>
    <message>
      <source>Facility {row}: the supply is {value}. Give 0 or more.</source>
      <translation>第 {row} 个设施：供给量为 {value}。请填 0 或更大的数。</translation>
    </message>
    <message>
      <source>Failed: {what}.</source>
      <translation>不达标：{what}。</translation>
    </message>
    <message>
      <source>Farthest road that counts (m)</source>
      <translation>接入道路的最大距离（m）</translation>
    </message>
    <message>
      <source>Farthest road that counts (m, separated by ;)</source>
      <translation>最远可接入道路（米，用分号分隔）</translation>
    </message>
    <message>
      <source>Fastest</source>
      <translation>最快</translation>
    </message>
    <message>
      <source>Faults by kind</source>
      <translation>问题统计</translation>
    </message>
    <message>
      <source>Faults of the road network by kind</source>
      <translation>路网问题统计</translation>
    </message>
    <message>
      <source>Features as imported</source>
      <translation>导入的要素</translation>
    </message>
    <message>
      <source>Features in the file</source>
      <translation>文件中的要素数</translation>
    </message>
    <message>
      <source>Features joined as parts of one unit</source>
      <translation>作为同一单位的部分而合并的要素数</translation>
    </message>
    <message>
      <source>Features matched</source>
      <translation>已匹配的要素数</translation>
    </message>
    <message>
      <source>Features not matched</source>
      <translation>未匹配的要素数</translation>
    </message>
    <message>
      <source>Features that stand twice</source>
      <translation>重复的要素数</translation>
    </message>
    <message>
      <source>Field that marks sites that stay</source>
      <translation>标明保留站址的字段</translation>
    </message>
    <message>
      <source>Field that shows the need</source>
      <translation>反映需求的字段</translation>
    </message>
    <message>
      <source>Field with the code</source>
      <translation>代码字段</translation>
    </message>
    <message>
      <source>Field with the name</source>
      <translation>名称字段</translation>
    </message>
    <message>
      <source>Field with the township (of groups: the village)</source>
      <translation>所属乡镇字段（小组为所属村）</translation>
    </message>
    <message>
      <source>Figures are rounded; totals are of the unrounded ones.</source>
      <translation>数字经四舍五入，合计按未舍入的数值计算。</translation>
    </message>
    <message>
      <source>File format</source>
      <translation>文件格式</translation>
    </message>
    <message>
      <source>File with the features</source>
      <translation>要导入的文件</translation>
    </message>
    <message>
      <source>Files to hand out, made from the answers in the workspace.</source>
      <translation>根据工作空间的分析结果生成可分发的文件。</translation>
    </message>
    <message>
      <source>Fill in the code</source>
      <translation>填写代码</translation>
    </message>
    <message>
      <source>Fill it in; until then the row counts as unknown</source>
      <translation>请填写；填写前该行按未知处理</translation>
    </message>
    <message>
      <source>Filled up work by work, by codes downwards: {served} people ({more} fewer), {km} people-km (best: {best}).</source>
      <translation>按工程编号倒序逐处装满：供 {served} 人（少 {more} 人），{km} 人·公里（最优为 {best}）。</translation>
    </message>
    <message>
      <source>Filled up work by work, by codes upwards: {served} people ({more} fewer), {km} people-km (best: {best}).</source>
      <translation>按工程编号顺序逐处装满：供 {served} 人（少 {more} 人），{km} 人·公里（最优为 {best}）。</translation>
    </message>
    <message>
      <source>Find out</source>
      <translation>自动判断</translation>
    </message>
    <message>
      <source>Finished by (year)</source>
      <translation>完成年限</translation>
    </message>
    <message>
      <source>First look at the pipe: {result}, {head} m of head left at the group.</source>
      <translation>输水管线初筛：{result}，到组剩余水头 {head} 米。</translation>
    </message>
    <message>
      <source>First steps</source>
      <translation>开始使用</translation>
    </message>
    <message>
      <source>First year</source>
      <translation>起始年</translation>
    </message>
    <message>
      <source>Folder for the briefings</source>
      <translation>简报存放文件夹</translation>
    </message>
    <message>
      <source>Folder of the briefings (empty: that of the workspace)</source>
      <translation>简报文件夹（留空则为工作空间的文件夹）</translation>
    </message>
    <message>
      <source>Folder of the workspace</source>
      <translation>工作空间文件夹</translation>
    </message>
    <message>
      <source>Folder of wheels</source>
      <translation>wheel 文件夹</translation>
    </message>
    <message>
      <source>For a meeting; texts, tables and charts can be edited</source>
      <translation>用于会议汇报，文字、表格、图表均可编辑</translation>
    </message>
    <message>
      <source>For the whole district</source>
      <translation>全区性项目</translation>
    </message>
    <message>
      <source>For the whole district: {n} projects ({numbers}).</source>
      <translation>另有全区性项目 {n} 个（{numbers}）。</translation>
    </message>
    <message>
      <source>From run to run {low} to {high} % of the people are covered.</source>
      <translation>各情景之间，覆盖人口占 {low} % 至 {high} %。</translation>
    </message>
    <message>
      <source>From the first map to the briefing, step by step</source>
      <translation>从第一张图到简报，一步一步来</translation>
    </message>
    <message>
      <source>GCJ-02</source>
      <translation>GCJ-02（高德、腾讯）</translation>
    </message>
    <message>
      <source>GCJ-02 (AMap, Tencent, Google in China)</source>
      <translation>GCJ-02（高德、腾讯、谷歌中国）</translation>
    </message>
    <message>
      <source>Gap at which the search may stop (%; 0: proof)</source>
      <translation>可停止求解的差距（%；0 为求到证明）</translation>
    </message>
    <message>
      <source>Gap between both (%)</source>
      <translation>两者的差距（%）</translation>
    </message>
    <message>
      <source>Gap that ends may leave (m)</source>
      <translation>端点连接容差（m）</translation>
    </message>
    <message>
      <source>Gaps by area</source>
      <translation>缺口统计</translation>
    </message>
    <message>
      <source>Gaps of the station network</source>
      <translation>气象站网空白区</translation>
    </message>
    <message>
      <source>GeoPackage to copy (empty: the one that comes with the plugin)</source>
      <translation>要复制的 GeoPackage（留空：插件自带数据）</translation>
    </message>
    <message>
      <source>Geometry: {reason}</source>
      <translation>几何：{reason}</translation>
    </message>
    <message>
      <source>Gini coefficient</source>
      <translation>基尼系数</translation>
    </message>
    <message>
      <source>Give a column with codes or with the township, or decide with Join a table by place names</source>
      <translation>增加代码列或所属乡镇列，或用“按地名挂接表格”人工确定</translation>
    </message>
    <message>
      <source>Give each feature a code of its own</source>
      <translation>每个要素使用各自的编号</translation>
    </message>
    <message>
      <source>Give each row a code of its own, or delete the double</source>
      <translation>为每行填写各自的代码，或删除重复的行</translation>
    </message>
    <message>
      <source>Give either INPUT (a layer) or FILE (a table), and only one of them.</source>
      <translation>请给出 INPUT（图层）或 FILE（表格文件），只能给其中一个。</translation>
    </message>
    <message>
      <source>Give rows the area of their unit</source>
      <translation>各行带上所属单位的面</translation>
    </message>
    <message>
      <source>Give the features the codes of the workspace</source>
      <translation>为要素填写工作空间中的编号</translation>
    </message>
    <message>
      <source>Give the group a place.</source>
      <translation>补充小组位置。</translation>
    </message>
    <message>
      <source>Give the group its village: name and township, or the code of 12 digits</source>
      <translation>填写小组所属的村：村名和乡镇，或 12 位村代码</translation>
    </message>
    <message>
      <source>Give the register of this district to compare with, or go on without</source>
      <translation>提供本区名录进行对照，也可不对照</translation>
    </message>
    <message>
      <source>Give the row a code of its own</source>
      <translation>为该行填写自己的代码</translation>
    </message>
    <message>
      <source>Go back to the last backup, or build a new workspace and import your data again</source>
      <translation>恢复最近的备份，或新建工作空间后重新导入数据</translation>
    </message>
    <message>
      <source>Gravity is enough, but a hump allows no tank: the pipe must be of a stronger class.</source>
      <translation>可以自流，但沿线有高点，无处设减压池，须用更高等级的管材。</translation>
    </message>
    <message>
      <source>Gravity supply: pipes, tanks and pumps</source>
      <translation>自流供水初筛：管径、减压池与水泵</translation>
    </message>
    <message>
      <source>Ground</source>
      <translation>地面</translation>
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
      <source>Groups and the site that serves them</source>
      <translation>小组所属站址</translation>
    </message>
    <message>
      <source>Groups before and after</source>
      <translation>小组建设前后</translation>
    </message>
    <message>
      <source>Groups before and after the planned roads</source>
      <translation>规划道路建成前后的小组</translation>
    </message>
    <message>
      <source>Groups beyond the access limit</source>
      <translation>接入距离以外的小组数</translation>
    </message>
    <message>
      <source>Groups by access to the service</source>
      <translation>小组服务可达性</translation>
    </message>
    <message>
      <source>Groups by connectivity</source>
      <translation>村民小组通畅状况</translation>
    </message>
    <message>
      <source>Groups by how sure the gap is</source>
      <translation>村民小组（按缺口可靠程度）</translation>
    </message>
    <message>
      <source>Groups by risk</source>
      <translation>小组断路风险</translation>
    </message>
    <message>
      <source>Groups by risk of being cut off</source>
      <translation>小组断路风险</translation>
    </message>
    <message>
      <source>Groups by safe water</source>
      <translation>小组饮水安全评价</translation>
    </message>
    <message>
      <source>Groups by water work</source>
      <translation>小组供水工程</translation>
    </message>
    <message>
      <source>Groups connected</source>
      <translation>通畅小组数</translation>
    </message>
    <message>
      <source>Groups covered whatever is assumed</source>
      <translation>稳定覆盖的小组</translation>
    </message>
    <message>
      <source>Groups cut off from the seat</source>
      <translation>断头小组数</translation>
    </message>
    <message>
      <source>Groups newly connected by all projects</source>
      <translation>全部项目新增通畅小组数</translation>
    </message>
    <message>
      <source>Groups still to connect</source>
      <translation>尚需通畅小组数</translation>
    </message>
    <message>
      <source>Groups that are a certain gap</source>
      <translation>确定缺口的小组</translation>
    </message>
    <message>
      <source>Groups that are not eligible</source>
      <translation>不具备条件的小组数</translation>
    </message>
    <message>
      <source>Groups that hang on an assumption</source>
      <translation>取决于假设的小组</translation>
    </message>
    <message>
      <source>Groups that one link can cut off</source>
      <translation>依赖唯一通道的小组数</translation>
    </message>
    <message>
      <source>Groups that reach no facility</source>
      <translation>到不了任何设施的小组数</translation>
    </message>
    <message>
      <source>Groups the hazard cuts off</source>
      <translation>灾害隔绝的小组数</translation>
    </message>
    <message>
      <source>Groups with a motorable road only</source>
      <translation>仅通达小组数</translation>
    </message>
    <message>
      <source>Groups with their nearest facility</source>
      <translation>小组最近设施</translation>
    </message>
    <message>
      <source>Groups within the smallest limit</source>
      <translation>最小限值内的小组数</translation>
    </message>
    <message>
      <source>Groups without a road</source>
      <translation>未通小组数</translation>
    </message>
    <message>
      <source>HAZARD_BUFFER_M is {value}. Give 0 or more metres.</source>
      <translation>HAZARD_BUFFER_M 为 {value}，应为 0 或更大的米数。</translation>
    </message>
    <message>
      <source>Hardening alone does not help: a new road has to join it to the network.</source>
      <translation>仅靠硬化不能解决，需新建道路接入路网。</translation>
    </message>
    <message>
      <source>Hazard that closes roads</source>
      <translation>使道路中断的灾害</translation>
    </message>
    <message>
      <source>Hazen-Williams C</source>
      <translation>海曾—威廉系数 C</translation>
    </message>
    <message>
      <source>Header rows (-1: find out)</source>
      <translation>表头行数（-1：自动识别）</translation>
    </message>
    <message>
      <source>Height (m)</source>
      <translation>高程（米）</translation>
    </message>
    <message>
      <source>Height of the group (m)</source>
      <translation>小组高程（米）</translation>
    </message>
    <message>
      <source>Height of the station (m)</source>
      <translation>站点海拔（米）</translation>
    </message>
    <message>
      <source>Height of the work (m)</source>
      <translation>工程高程（米）</translation>
    </message>
    <message>
      <source>Heights (Z) and measures (M) are left out.</source>
      <translation>高程（Z）和测量值（M）未导入。</translation>
    </message>
    <message>
      <source>Heights from {dem}, in cells of {cell} m; {unknown} % of the district without a height.</source>
      <translation>高程取自 {dem}，网格 {cell} 米；本区 {unknown}% 没有高程。</translation>
    </message>
    <message>
      <source>Heights that divide bands (m, separated by ;)</source>
      <translation>高程带分界（米，用 ; 分隔）</translation>
    </message>
    <message>
      <source>High point that decides</source>
      <translation>起控制作用的高点</translation>
    </message>
    <message>
      <source>Households</source>
      <translation>户数</translation>
    </message>
    <message>
      <source>How do the key villages compare with the rest?</source>
      <translation>重点帮扶村与其他村差距多大？</translation>
    </message>
    <message>
      <source>How far do 15 minutes from the township seat reach?</source>
      <translation>乡镇驻地 15 分钟能覆盖多大范围？</translation>
    </message>
    <message>
      <source>How far is each target of the plan?</source>
      <translation>规划各项指标离目标还有多远？</translation>
    </message>
    <message>
      <source>How much higher than its work a group may lie (m)</source>
      <translation>小组最多可比工程高（米）</translation>
    </message>
    <message>
      <source>Hydraulic grade line</source>
      <translation>水力坡度线</translation>
    </message>
    <message>
      <source>I agree to the download</source>
      <translation>我同意从互联网下载</translation>
    </message>
    <message>
      <source>IF all {n} stations of the list were placed in the district of {area} km² (assumed, not measured): one per {km2} km², {spacing} km apart on average; {kinds}.</source>
      <translation>假如列出的 {n} 个站全部落在本区 {area} 平方公里内（假定，非实测）：每站 {km2} 平方公里，平均站距 {spacing} 公里；{kinds}。</translation>
    </message>
    <message>
      <source>Import own boundaries, places and roads</source>
      <translation>导入本单位的界线、点位和道路</translation>
    </message>
    <message>
      <source>Import report</source>
      <translation>导入报告</translation>
    </message>
    <message>
      <source>Import the bureau's own survey (import boundaries, groups, roads)</source>
      <translation>导入本单位的测绘成果（界线、村民小组、道路）</translation>
    </message>
    <message>
      <source>Import the layer</source>
      <translation>导入该图层</translation>
    </message>
    <message>
      <source>Import the layer again from a file with the right kind of geometry</source>
      <translation>用几何类型正确的文件重新导入该图层</translation>
    </message>
    <message>
      <source>Import the layer again, or add the field as the data dictionary has it</source>
      <translation>重新导入该图层，或按数据字典补上字段</translation>
    </message>
    <message>
      <source>Import the unit, or give a newer register if it no longer exists</source>
      <translation>导入该单位；若已撤销，请提供较新的名录</translation>
    </message>
    <message>
      <source>Import these units too, or check their borders</source>
      <translation>一并导入这些单位，或核对其界线</translation>
    </message>
    <message>
      <source>Import: {layer}</source>
      <translation>导入：{layer}</translation>
    </message>
    <message>
      <source>In need where it is</source>
      <translation>怎样算有需求</translation>
    </message>
    <message>
      <source>In no tier</source>
      <translation>非重点帮扶</translation>
    </message>
    <message>
      <source>In none</source>
      <translation>不属于任何一类</translation>
    </message>
    <message>
      <source>In one bundle with {others}.</source>
      <translation>须与 {others} 一起建。</translation>
    </message>
    <message>
      <source>In the {season} season every road is closed; nobody counts as covered then.</source>
      <translation>{season}全部道路不通，该季节一律按未覆盖计。</translation>
    </message>
    <message>
      <source>In the {season} season: {share} % of the groups connected, {reached} % reached by motorable road.</source>
      <translation>{season}：小组通畅率 {share}%，通达率 {reached}%。</translation>
    </message>
    <message>
      <source>In {crs} the features lie {km} km from what is known of the district. Check that this is the right file.</source>
      <translation>按 {crs}，要素距本区已知范围 {km} 公里。请核对文件是否正确。</translation>
    </message>
    <message>
      <source>Indicators</source>
      <translation>指标</translation>
    </message>
    <message>
      <source>Indicators computed</source>
      <translation>已算出的指标</translation>
    </message>
    <message>
      <source>Indicators no map can give</source>
      <translation>地图无法给出的指标</translation>
    </message>
    <message>
      <source>Indicators whose result is missing</source>
      <translation>缺少结果的指标</translation>
    </message>
    <message>
      <source>Indicators with a number as target</source>
      <translation>目标为数字的指标</translation>
    </message>
    <message>
      <source>Inequality between tiers (%)</source>
      <translation>层间差异占比（%）</translation>
    </message>
    <message>
      <source>Inside the GeoPackage</source>
      <translation>存入 GeoPackage</translation>
    </message>
    <message>
      <source>Install from a folder…</source>
      <translation>从文件夹安装…</translation>
    </message>
    <message>
      <source>Install from the internet</source>
      <translation>联网安装</translation>
    </message>
    <message>
      <source>Installed. Restart QGIS so that it uses the new versions.</source>
      <translation>已安装。请重新启动 QGIS，新版本方能生效。</translation>
    </message>
    <message>
      <source>Installing</source>
      <translation>正在安装</translation>
    </message>
    <message>
      <source>Internal</source>
      <translation>内部版</translation>
    </message>
    <message>
      <source>Islands</source>
      <translation>孤立路网数</translation>
    </message>
    <message>
      <source>It is in {folder}.</source>
      <translation>位置：{folder}</translation>
    </message>
    <message>
      <source>It is not of a kind that supplies people.</source>
      <translation>不属供人饮用的工程类别。</translation>
    </message>
    <message>
      <source>It is not within {limit}.</source>
      <translation>超出 {limit}。</translation>
    </message>
    <message>
      <source>It is put into {folder}.</source>
      <translation>将存放在：{folder}</translation>
    </message>
    <message>
      <source>It keeps the geometry it has; add it to the file if it should be replaced</source>
      <translation>保留原有图形；如需替换，请在文件中补上</translation>
    </message>
    <message>
      <source>It lies in a gap of the network: {kind}.</source>
      <translation>位于站网空白区：{kind}。</translation>
    </message>
    <message>
      <source>It needs the answer to another question, which there is not: {question}</source>
      <translation>它要用到另一个问题的答案，而该问题尚无答案：{question}</translation>
    </message>
    <message>
      <source>It shall be in</source>
      <translation>换算为</translation>
    </message>
    <message>
      <source>Its capacity is 0.</source>
      <translation>供水能力为 0。</translation>
    </message>
    <message>
      <source>JOIN_GEOMETRY is on, but neither the layers given nor the workspace have areas. Give VILLAGES or TOWNSHIPS.</source>
      <translation>已选 JOIN_GEOMETRY，但所给图层和工作空间都没有面。请给出 VILLAGES 或 TOWNSHIPS。</translation>
    </message>
    <message>
      <source>Join a table by place names</source>
      <translation>按地名挂接表格</translation>
    </message>
    <message>
      <source>Join the island to the network.</source>
      <translation>把孤立路网接入主路网。</translation>
    </message>
    <message>
      <source>KINDS is {value}, but no field with the kind of station is chosen. Choose it in KIND_FIELD.</source>
      <translation>KINDS 为 {value}，但没有选择站点类别字段。请在 KIND_FIELD 中选择。</translation>
    </message>
    <message>
      <source>Keep the right one: direction, surface or speed differ.</source>
      <translation>保留正确的一条：方向、路面或车速不一致。</translation>
    </message>
    <message>
      <source>Key places and aid groups</source>
      <translation>重点帮扶与帮扶集团</translation>
    </message>
    <message>
      <source>Kilometres of planned road</source>
      <translation>规划道路里程（公里）</translation>
    </message>
    <message>
      <source>Kind of place</source>
      <translation>地点类型</translation>
    </message>
    <message>
      <source>Kind of road</source>
      <translation>道路类型</translation>
    </message>
    <message>
      <source>Kind of seat</source>
      <translation>驻地类别</translation>
    </message>
    <message>
      <source>Kind of station</source>
      <translation>站点类别</translation>
    </message>
    <message>
      <source>Kind of work</source>
      <translation>工程类别</translation>
    </message>
    <message>
      <source>Kinds of seat that are the district's</source>
      <translation>表示区政府驻地的类别</translation>
    </message>
    <message>
      <source>Kinds of station (empty: all)</source>
      <translation>站点类别（不填为全部）</translation>
    </message>
    <message>
      <source>Kinds of station to place, in this order (empty: all)</source>
      <translation>要布设的站类，按此顺序（空为全部）</translation>
    </message>
    <message>
      <source>Kinds that supply people (empty: all)</source>
      <translation>供人饮用的工程类别（不填为全部）</translation>
    </message>
    <message>
      <source>LIMIT is {value}. Covering needs a limit of 0 or more.</source>
      <translation>LIMIT 为 {value}。覆盖模型需要 0 或更大的限值。</translation>
    </message>
    <message>
      <source>LIMIT is {value}. Give one number, or leave it empty.</source>
      <translation>LIMIT 为 {value}。请填一个数，或不填。</translation>
    </message>
    <message>
      <source>Land and people by elevation and slope</source>
      <translation>高程带与坡度：面积和人口</translation>
    </message>
    <message>
      <source>Land and people by elevation band</source>
      <translation>高程带面积与人口</translation>
    </message>
    <message>
      <source>Land by slope class</source>
      <translation>坡度分级面积</translation>
    </message>
    <message>
      <source>Land in the highest band (%)</source>
      <translation>最高一带土地占比（%）</translation>
    </message>
    <message>
      <source>Land in the lowest band (%)</source>
      <translation>最低一带土地占比（%）</translation>
    </message>
    <message>
      <source>Land per place</source>
      <translation>每个站址的面积</translation>
    </message>
    <message>
      <source>Land per place (km²)</source>
      <translation>每个站址的面积（平方公里）</translation>
    </message>
    <message>
      <source>Land that a station stands for</source>
      <translation>有代表站的土地占比</translation>
    </message>
    <message>
      <source>Land that a station stands for (%)</source>
      <translation>有代表站的土地占比（%）</translation>
    </message>
    <message>
      <source>Land within the largest cutoff (km²)</source>
      <translation>最大时限内的面积（km²）</translation>
    </message>
    <message>
      <source>Land within the radius</source>
      <translation>半径内土地占比</translation>
    </message>
    <message>
      <source>Land within the radius (%)</source>
      <translation>半径内土地占比（%）</translation>
    </message>
    <message>
      <source>Landscape</source>
      <translation>横向</translation>
    </message>
    <message>
      <source>Lanes of the road</source>
      <translation>车道数</translation>
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
      <source>Largest day against the mean day</source>
      <translation>日变化系数（最高日与平均日之比）</translation>
    </message>
    <message>
      <source>Largest hour of a day against its mean</source>
      <translation>时变化系数（最高时与平均时之比）</translation>
    </message>
    <message>
      <source>Last year</source>
      <translation>结束年</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>图层</translation>
    </message>
    <message>
      <source>Layer in the file</source>
      <translation>文件中的图层</translation>
    </message>
    <message>
      <source>Layer to import into</source>
      <translation>导入到哪个图层</translation>
    </message>
    <message>
      <source>Layer without offset</source>
      <translation>消除偏移的图层</translation>
    </message>
    <message>
      <source>Layers in the project</source>
      <translation>项目中的图层数</translation>
    </message>
    <message>
      <source>Least confidence of a place</source>
      <translation>地点最低可信度</translation>
    </message>
    <message>
      <source>Least cost over the ground</source>
      <translation>沿地形最省</translation>
    </message>
    <message>
      <source>Least way on average (p-median)</source>
      <translation>人均路程最短（p-中位）</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>里程</translation>
    </message>
    <message>
      <source>Licences</source>
      <translation>许可协议</translation>
    </message>
    <message>
      <source>Limit of the first two questions (minutes or metres)</source>
      <translation>前两种模型的限值（分钟或米）</translation>
    </message>
    <message>
      <source>Limits (minutes or metres, separated by ;)</source>
      <translation>时限或距离（分钟或米，用 ; 分隔）</translation>
    </message>
    <message>
      <source>Lines drawn twice</source>
      <translation>重复绘制的线数</translation>
    </message>
    <message>
      <source>Lines join where their ends meet</source>
      <translation>仅端点相接处连通</translation>
    </message>
    <message>
      <source>Links that cut people off</source>
      <translation>会隔绝居民的路段数</translation>
    </message>
    <message>
      <source>Links without a way round</source>
      <translation>没有别的路可走的路段数</translation>
    </message>
    <message>
      <source>Litres per person and day</source>
      <translation>人均日用水量（升）</translation>
    </message>
    <message>
      <source>Load surveyed data…</source>
      <translation>导入实测数据…</translation>
    </message>
    <message>
      <source>Loaded layer instead of a file</source>
      <translation>用已加载的图层代替文件</translation>
    </message>
    <message>
      <source>Long sections (HTML)</source>
      <translation>纵断面图（HTML）</translation>
    </message>
    <message>
      <source>Long sections drawn</source>
      <translation>纵断面图张数</translation>
    </message>
    <message>
      <source>Long sections of water pipes</source>
      <translation>输水管线纵断面</translation>
    </message>
    <message>
      <source>Longest pipe (m)</source>
      <translation>最长管线（米）</translation>
    </message>
    <message>
      <source>Longest search (s)</source>
      <translation>最长求解时间（秒）</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>重新检查</translation>
    </message>
    <message>
      <source>Look once more for the packages</source>
      <translation>重新检查软件包是否已安装</translation>
    </message>
    <message>
      <source>Looking at the roads…</source>
      <translation>正在分析路网……</translation>
    </message>
    <message>
      <source>Loss that pumped pipes are sized by (m per km)</source>
      <translation>提水管道选管径所用的水头损失（米/公里）</translation>
    </message>
    <message>
      <source>Lost on the way (%)</source>
      <translation>漏损率（%）</translation>
    </message>
    <message>
      <source>MATRIX is empty. Choose the table of costs, or another IMPEDANCE.</source>
      <translation>MATRIX 未填。请选择费用表，或改选 IMPEDANCE。</translation>
    </message>
    <message>
      <source>MAX_ACCESS_M is {value}. Give 0 or more metres.</source>
      <translation>参数 MAX_ACCESS_M 为 {value}。请填 0 或更大的米数。</translation>
    </message>
    <message>
      <source>METHOD is {value}. Use one of {methods}.</source>
      <translation>METHOD 为 {value}。请用 {methods} 之一。</translation>
    </message>
    <message>
      <source>MODEL is {value}. Use one of {models}.</source>
      <translation>MODEL 为 {value}，应为 {models} 之一。</translation>
    </message>
    <message>
      <source>Make my workspace</source>
      <translation>新建我的工作空间</translation>
    </message>
    <message>
      <source>Map review number (审图号)</source>
      <translation>审图号</translation>
    </message>
    <message>
      <source>Map theme (empty: roads and connectivity; for a theme map: the first theme)</source>
      <translation>地图专题（图册留空：道路与通畅；专题图留空：第一个专题）</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>均值</translation>
    </message>
    <message>
      <source>Mean distance to the nearest other station</source>
      <translation>至最近另一站的平均距离</translation>
    </message>
    <message>
      <source>Mean shift (m)</source>
      <translation>平均位移（米）</translation>
    </message>
    <message>
      <source>Mean spacing (km)</source>
      <translation>平均站距（公里）</translation>
    </message>
    <message>
      <source>Mean spacing if all were placed (km)</source>
      <translation>全部落实后的平均站距（公里）</translation>
    </message>
    <message>
      <source>Mean spacing √(A/n)</source>
      <translation>平均站距 √(A/n)</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>方法</translation>
    </message>
    <message>
      <source>Methods: {methods}.</source>
      <translation>挂接方法：{methods}。</translation>
    </message>
    <message>
      <source>Metres across to the water</source>
      <translation>取水水平距离（米）</translation>
    </message>
    <message>
      <source>Metres between two heights along a route</source>
      <translation>沿线高程间距（米）</translation>
    </message>
    <message>
      <source>Metres from the work</source>
      <translation>距工程（米）</translation>
    </message>
    <message>
      <source>Metres up to the water</source>
      <translation>取水垂直高差（米）</translation>
    </message>
    <message>
      <source>Minutes</source>
      <translation>分钟</translation>
    </message>
    <message>
      <source>Minutes to fetch water</source>
      <translation>取水时间（分钟）</translation>
    </message>
    <message>
      <source>Modelled</source>
      <translation>建模 / 总数</translation>
    </message>
    <message>
      <source>Modelled features by layer</source>
      <translation>各图层的建模要素数</translation>
    </message>
    <message>
      <source>Most people newly connected</source>
      <translation>新增通畅人口最多</translation>
    </message>
    <message>
      <source>Most people within the limit (MCLP)</source>
      <translation>限值内的人最多（最大覆盖）</translation>
    </message>
    <message>
      <source>Most person-minutes saved</source>
      <translation>节省人·分钟最多</translation>
    </message>
    <message>
      <source>Motorable only: a road leads to the township seat, but it is not hardened all the way.</source>
      <translation>通达：有路通到乡镇驻地，但尚未全程硬化。</translation>
    </message>
    <message>
      <source>Move the end onto the other road if they meet on the ground</source>
      <translation>若实地相接，请把端点移到另一条路上</translation>
    </message>
    <message>
      <source>NEAREST is {value}. Give 1 or more facilities.</source>
      <translation>NEAREST 为 {value}。请填 1 或更大的整数。</translation>
    </message>
    <message>
      <source>NEED_VALUES is {value}. Give one number, the limit that {field} is compared with.</source>
      <translation>NEED_VALUES 为 {value}。请填一个数，作为与 {field} 比较的限值。</translation>
    </message>
    <message>
      <source>NODING is {value}. Use 0 endpoints, 1 T-junctions or 2 every crossing.</source>
      <translation>参数 NODING 为 {value}。请填 0（端点）、1（丁字路口）或 2（所有交叉）。</translation>
    </message>
    <message>
      <source>Name of the aid group</source>
      <translation>帮扶集团名称</translation>
    </message>
    <message>
      <source>Name of the facility</source>
      <translation>设施名称</translation>
    </message>
    <message>
      <source>Name of the indicator</source>
      <translation>指标名称</translation>
    </message>
    <message>
      <source>Name of the project</source>
      <translation>项目名称</translation>
    </message>
    <message>
      <source>Name of the station</source>
      <translation>站点名称</translation>
    </message>
    <message>
      <source>Name of the work</source>
      <translation>工程名称</translation>
    </message>
    <message>
      <source>Name of village and township</source>
      <translation>村和乡镇名称字段</translation>
    </message>
    <message>
      <source>Name the column in NAME_FIELD or CODE_FIELD, or give the features their names</source>
      <translation>在 NAME_FIELD 或 CODE_FIELD 中指定列，或为要素填写名称</translation>
    </message>
    <message>
      <source>Naming no place of the register</source>
      <translation>没有列名任何登记地点</translation>
    </message>
    <message>
      <source>Nearest facility of villager groups</source>
      <translation>村民小组最近设施分析</translation>
    </message>
    <message>
      <source>Nearest facility: limit (minutes)</source>
      <translation>最近设施：时限（分钟）</translation>
    </message>
    <message>
      <source>Nearest facility: {layer}</source>
      <translation>最近设施：{layer}</translation>
    </message>
    <message>
      <source>Nearest station: {name} ({kind}), {distance} away as the crow flies.</source>
      <translation>最近测站：{name}（{kind}），直线距离 {distance}。</translation>
    </message>
    <message>
      <source>Nearest works to try for each group</source>
      <translation>每个小组试算最近的几处工程</translation>
    </message>
    <message>
      <source>Neither DEMAND nor POPULATION is given. Choose a layer of villager groups or a population raster.</source>
      <translation>DEMAND 和 POPULATION 都没有填。请选择村民小组图层或人口栅格。</translation>
    </message>
    <message>
      <source>Neither NEED_SECTORS nor NEED_WORDS is given, so every project counts as meeting this need, a tea garden as well as a road. Choose the sectors that would meet it.</source>
      <translation>没有填写 NEED_SECTORS 和 NEED_WORDS，因此任何项目都算能满足这项需求，茶园和道路一样。请选择能满足需求的领域。</translation>
    </message>
    <message>
      <source>Neither P nor BUDGET is given. Say how many sites there may be, or what they may cost together.</source>
      <translation>P 和 BUDGET 都没有填。请说明建几处，或总造价多少。</translation>
    </message>
    <message>
      <source>Neither the village nor its township is on the list of key places.</source>
      <translation>本村及所属乡镇均不在重点帮扶名单内。</translation>
    </message>
    <message>
      <source>Neither tiers, townships nor aid groups are known; only the whole is told. Choose ZONES, TOWNSHIPS or AID.</source>
      <translation>层级、乡镇、帮扶集团都不明，只给出全部的结果。请选择 ZONES、TOWNSHIPS 或 AID。</translation>
    </message>
    <message>
      <source>Nested: all within the cutoff</source>
      <translation>嵌套：时限以内的全部</translation>
    </message>
    <message>
      <source>Network audit: {islands} islands, {groups} groups beyond {limit} m, {odd} dead ends or lines to look at.</source>
      <translation>路网检查：孤立路网 {islands} 处，{limit} 米以内无路的小组 {groups} 个，需查看的断头端点或重复线 {odd} 处。</translation>
    </message>
    <message>
      <source>Network audit: {islands} islands, {odd} dead ends or lines to look at.</source>
      <translation>路网检查：孤立路网 {islands} 处，需查看的断头端点或重复线 {odd} 处。</translation>
    </message>
    <message>
      <source>Network if all stations were placed (assumed)</source>
      <translation>站点全部落实后的站网（假定）</translation>
    </message>
    <message>
      <source>Network: {n} separate parts; the longest measure {km} km.</source>
      <translation>路网：{n} 个互不连通的部分，最长的几个为 {km} 公里。</translation>
    </message>
    <message>
      <source>New or other workspace…</source>
      <translation>新建或打开工作空间…</translation>
    </message>
    <message>
      <source>Next-best sets</source>
      <translation>次优方案数</translation>
    </message>
    <message>
      <source>No allowed candidate can serve {n} groups with {people} people; they are left out first ({ids}).</source>
      <translation>{n} 个小组 {people} 人任何候选点都不能服务，先行剔除（{ids}）。</translation>
    </message>
    <message>
      <source>No area layer was given: service areas end {m} m beyond the groups.</source>
      <translation>未给出区划面图层，供水范围画到小组外 {m} 米为止。</translation>
    </message>
    <message>
      <source>No candidate site can serve any of the {count} points with people{within}. Check limit and candidates.</source>
      <translation>{count} 个有人口的点，没有一个能由候选点服务{within}。请检查限值和候选点。</translation>
    </message>
    <message>
      <source>No column of the file holds names or codes of units; none of its features is imported</source>
      <translation>文件中没有一列是单位的名称或代码，全部要素未导入</translation>
    </message>
    <message>
      <source>No column of {table} holds names or codes of villages or townships known here. It has: {fields}. Choose the column in NAME_FIELD or CODE_FIELD, or give the layers of the right district.</source>
      <translation>{table} 没有一列是已知的村或乡镇的名称或代码。其列为：{fields}。请在 NAME_FIELD 或 CODE_FIELD 中选择列，或给出正确区县的图层。</translation>
    </message>
    <message>
      <source>No facility has a motorable road within the access limit.</source>
      <translation>所有设施在接入距离内都没有可通车道路。</translation>
    </message>
    <message>
      <source>No facility lies within the catchment.</source>
      <translation>搜索范围内没有设施。</translation>
    </message>
    <message>
      <source>No feature of the layer {layer} has a usable geometry. Repair it or choose another layer.</source>
      <translation>图层“{layer}”中没有一个要素的几何可用。请修复几何，或改选其他图层。</translation>
    </message>
    <message>
      <source>No heights are known: elevation bands have no share, and only the distance counts.</source>
      <translation>没有海拔数据：高程带不占份额，只看距离。</translation>
    </message>
    <message>
      <source>No household has so many people: population and households do not fit</source>
      <translation>户均人口过多：人口与户数不相称</translation>
    </message>
    <message>
      <source>No layer of need was given, so it cannot be said whether anything is missing; only what the plan names.</source>
      <translation>没有给定需求图层，无法判断是否有缺口，只说明规划列名了什么。</translation>
    </message>
    <message>
      <source>No motorable road within the access limit of the seat.</source>
      <translation>乡镇驻地在接入距离内没有可通车道路。</translation>
    </message>
    <message>
      <source>No motorable road within the access limit.</source>
      <translation>接入距离内没有可通车道路。</translation>
    </message>
    <message>
      <source>No place in China lies at this elevation</source>
      <translation>国内没有这样的海拔</translation>
    </message>
    <message>
      <source>No places of hazard are given: their share goes to people and elevation bands.</source>
      <translation>没有给出隐患点：其份额归人口和高程带。</translation>
    </message>
    <message>
      <source>No project is of the sectors {sectors} with the words {words}. The sectors are: {found}. Correct NEED_SECTORS or NEED_WORDS.</source>
      <translation>没有领域为 {sectors}、含有 {words} 的项目。现有领域：{found}。请更正 NEED_SECTORS 或 NEED_WORDS。</translation>
    </message>
    <message>
      <source>No project of the plan names the village or its township.</source>
      <translation>规划中没有点名本村或所属乡镇的项目。</translation>
    </message>
    <message>
      <source>No road has this width</source>
      <translation>道路不会有这样的宽度</translation>
    </message>
    <message>
      <source>No road of the layer {layer} is marked as not yet built in {field}. Check STATUS_FIELD and PLANNED_VALUES.</source>
      <translation>图层 {layer} 的字段 {field} 中没有标为未建的道路。请检查 STATUS_FIELD 和 PLANNED_VALUES。</translation>
    </message>
    <message>
      <source>No road that could be hardened leads to the district's hardened network.</source>
      <translation>没有可供硬化、能接到全区硬化路网的道路。</translation>
    </message>
    <message>
      <source>No road: no motorable road within {limit} of the group.</source>
      <translation>未通：距小组 {limit}以内没有可通车道路。</translation>
    </message>
    <message>
      <source>No seat of the layer {layer} has the code {value} given as DISTRICT_SEAT. It has: {codes}.</source>
      <translation>图层“{layer}”中没有参数 DISTRICT_SEAT 所给代码 {value} 的驻地。现有代码：{codes}。</translation>
    </message>
    <message>
      <source>No seat with a place on the map has this zone code.</source>
      <translation>没有代码相符且有位置的乡镇驻地。</translation>
    </message>
    <message>
      <source>No set can be better than</source>
      <translation>理论界</translation>
    </message>
    <message>
      <source>No set of sites keeps all the rules ({rules}). Allow more sites, a larger budget or more capacity.</source>
      <translation>没有站址方案能满足全部条件（{rules}）。请增加站址数、预算或容量。</translation>
    </message>
    <message>
      <source>No set of sites was found within the time, and none was ruled out. Give more time or more capacity.</source>
      <translation>在时限内没有找到方案，也没有证明无解。请放宽时间或加大容量。</translation>
    </message>
    <message>
      <source>No station has a place, so where the gaps are cannot be said: no map, only what follows from the number of stations. Nothing below is a measured coverage.</source>
      <translation>所有站点都没有坐标，无法判断空白区在哪里：不出图，只说明由站数可以推出的内容。以下都不是实测的覆盖。</translation>
    </message>
    <message>
      <source>No station of the layer {layer} is of the kinds {value}. The layer has: {found}. Correct KINDS or empty it.</source>
      <translation>图层 {layer} 中没有类别为 {value} 的站点。该图层的类别有：{found}。请更正或清空 KINDS。</translation>
    </message>
    <message>
      <source>No station of the plan has a place on the map, so the nearest is not known.</source>
      <translation>规划测站均未定位，无法得知最近测站。</translation>
    </message>
    <message>
      <source>No unit has this code.</source>
      <translation>名录中没有这个代码。</translation>
    </message>
    <message>
      <source>No unit has this name.</source>
      <translation>名录中没有这个名称。</translation>
    </message>
    <message>
      <source>No unit of the register has this name or code; the feature is not imported</source>
      <translation>名录中没有这个名称或代码的单位，该要素未导入</translation>
    </message>
    <message>
      <source>No vertex lies in China: nothing was changed. Check the coordinate reference system of the layer.</source>
      <translation>没有节点在中国境内，未作任何改动。请检查图层的坐标系。</translation>
    </message>
    <message>
      <source>No village has a tier, so there is no key village to print. Give the key villages their tier first.</source>
      <translation>没有一个行政村有重点帮扶层级，因此没有可打印的重点村。请先为重点村填写重点帮扶层级。</translation>
    </message>
    <message>
      <source>No villager group has so many people</source>
      <translation>一个村民小组不会有这么多人</translation>
    </message>
    <message>
      <source>No villager groups are given: the share of people goes to hazard and elevation bands.</source>
      <translation>没有给出村民小组：人口的份额归隐患点和高程带。</translation>
    </message>
    <message>
      <source>No work of the layer {layer} takes part: {no_place} have no place, {other_kind} are of other kinds, {zero} have the capacity 0. Give the works a place, or choose other kinds.</source>
      <translation>图层 {layer} 中没有可参加计算的工程：{no_place} 处没有位置，{other_kind} 处属其他类别，{zero} 处供水能力为 0。请补充工程位置，或改选工程类别。</translation>
    </message>
    <message>
      <source>No work supplies it: {reason}.</source>
      <translation>没有供水工程供水：{reason}。</translation>
    </message>
    <message>
      <source>No work within the distance limit.</source>
      <translation>距离限值内没有供水工程。</translation>
    </message>
    <message>
      <source>No.</source>
      <translation>序号</translation>
    </message>
    <message>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <source>None (the page never asks for anything)</source>
      <translation>不用（网页不发出任何请求）</translation>
    </message>
    <message>
      <source>None of the {n} projects ({km} km) connects a further group. Together they save {minutes} person-minutes a trip.</source>
      <translation>{n} 个项目（{km} 公里）都不能新增通畅小组；全部建成后每次出行共节省 {minutes} 人·分钟。</translation>
    </message>
    <message>
      <source>Norm: land per rain gauge (km²)</source>
      <translation>标准：每个雨量站面积（平方公里）</translation>
    </message>
    <message>
      <source>North comes before east in the file ({x}, {y}); the two are exchanged.</source>
      <translation>文件中北坐标在前（{x}，{y}），已对调。</translation>
    </message>
    <message>
      <source>North first</source>
      <translation>北坐标在前</translation>
    </message>
    <message>
      <source>Not computed yet. Ask first: {question}</source>
      <translation>尚未计算，请先运行：{question}</translation>
    </message>
    <message>
      <source>Not done: “{name}”. {reason}</source>
      <translation>未完成：“{name}”。{reason}</translation>
    </message>
    <message>
      <source>Not even the largest size loses so little: take two pipes or pump.</source>
      <translation>最大管径的水头损失仍过大：请用双管或提水。</translation>
    </message>
    <message>
      <source>Not known: {what}.</source>
      <translation>无数据：{what}。</translation>
    </message>
    <message>
      <source>Not served by any work</source>
      <translation>未供水</translation>
    </message>
    <message>
      <source>Not varied, because this question does not hang on it: {what}.</source>
      <translation>未变动的假设（与本问题无关）：{what}。</translation>
    </message>
    <message>
      <source>Notes</source>
      <translation>提示</translation>
    </message>
    <message>
      <source>Nothing here is modelled any more: every layer comes from a survey, a register or the plan.</source>
      <translation>已没有建模数据：各图层均来自实测、名录或规划。</translation>
    </message>
    <message>
      <source>Nothing known of the place can tell whether the positions are offset. If they were picked from a web map (AMap, Tencent, Baidu), choose its offset in SHIFT.</source>
      <translation>没有可比对的已知位置，无法判断是否偏移。坐标若取自网络地图（高德、腾讯、百度），请在 SHIFT 中选择其偏移。</translation>
    </message>
    <message>
      <source>Nothing to do</source>
      <translation>无需处理</translation>
    </message>
    <message>
      <source>Nothing to do if the unit really has several parts</source>
      <translation>该单位确有飞地或多个部分时无需处理</translation>
    </message>
    <message>
      <source>Nothing to do if they are sections of one road</source>
      <translation>是同一条路的几段时无需处理</translation>
    </message>
    <message>
      <source>Nothing to do while results are right; import the layer again to bring it into line</source>
      <translation>结果正确时无需处理；重新导入即可统一坐标系</translation>
    </message>
    <message>
      <source>Nothing to do, or add the column to the file</source>
      <translation>无需处理，或在文件中增加该列</translation>
    </message>
    <message>
      <source>Nothing to do, or delete the table</source>
      <translation>无需处理，也可删除该表</translation>
    </message>
    <message>
      <source>Nothing to do: the schematic shape had no true area</source>
      <translation>无需处理：示意图形的面积本不真实</translation>
    </message>
    <message>
      <source>Nothing to mend was found.</source>
      <translation>没有发现需要修正之处。</translation>
    </message>
    <message>
      <source>Nothing was written yet: look at the report, then run again with APPLY.</source>
      <translation>尚未写入：请查看报告，确认后勾选 APPLY 再运行。</translation>
    </message>
    <message>
      <source>Number of places meant</source>
      <translation>未列名地点数量</translation>
    </message>
    <message>
      <source>Number to compare</source>
      <translation>要比较的数值</translation>
    </message>
    <message>
      <source>Numbers of the station network</source>
      <translation>气象站网指标</translation>
    </message>
    <message>
      <source>Of {area} km²: {bands}.</source>
      <translation>共 {area} 平方公里：{bands}。</translation>
    </message>
    <message>
      <source>Of {groups} eligible groups {n} ({share} %) are joined by hardened road to their township seat and the district network; {km} km on {links} stretches would connect those that have a road.</source>
      <translation>具备条件的 {groups} 个小组中，{n} 个（{share}%）经硬化路通到本乡镇驻地和全区路网；再硬化 {links} 段共 {km} 公里，可使有路的小组全部通畅。</translation>
    </message>
    <message>
      <source>Of {n} indicators with a number as target {measured} could be computed: {reached} have reached it, {open} have not, of {unsure} it cannot be told. {missing} wait for a result to be computed ({tables}); {never} cannot be measured from maps.</source>
      <translation>{n} 项有数字目标的指标中，可测算 {measured} 项：已达标 {reached} 项，未达标 {open} 项，资料不足、无法判断 {unsure} 项。待计算 {missing} 项（{tables}）；{never} 项无法由地图测算。</translation>
    </message>
    <message>
      <source>Of {n} projects {named} name a township or village, {wide} are for the whole district, {lost} name no place of the register.</source>
      <translation>{n} 个项目中，{named} 个列名乡镇或村，{wide} 个为全区性项目，{lost} 个没有列名任何登记地点。</translation>
    </message>
    <message>
      <source>Of {n} works neither capacity nor people are known, so they count without limit: the result tells who is within reach of a work, not who has enough water. Fill the fields, or give DEFAULT_CAPACITY.</source>
      <translation>{n} 处工程既无供水能力也无设计人口，按不设上限计算：结果只说明谁在供水范围内，不说明水够不够。请填写字段，或填 DEFAULT_CAPACITY。</translation>
    </message>
    <message>
      <source>Of {people} people gravity reaches {gravity} without and {tanks} with break-pressure tanks, {pumped} must be pumped to, {unknown} have no answer.</source>
      <translation>{people} 人中：可自流供水 {gravity} 人，设减压池后可自流 {tanks} 人，需提水 {pumped} 人，无法判断 {unknown} 人。</translation>
    </message>
    <message>
      <source>Offset against the surveyed units: {east} m east, {north} m north ({kind}); it is undone.</source>
      <translation>与已测绘单位相比有偏移：东西向 {east} 米，南北向 {north} 米（偏东、偏北为正），属 {kind}，已去除。</translation>
    </message>
    <message>
      <source>Offset in metres (east,north)</source>
      <translation>偏移米数（先东后北，用逗号分隔）</translation>
    </message>
    <message>
      <source>Offset of web maps</source>
      <translation>网络地图偏移</translation>
    </message>
    <message>
      <source>Offset: {value}. {reason}</source>
      <translation>偏移：{value}。{reason}</translation>
    </message>
    <message>
      <source>On a computer with internet and the same QGIS run this, then bring the folder here.</source>
      <translation>在装有相同版本 QGIS 的联网电脑上执行以下命令，再把生成的文件夹拷贝到本机。</translation>
    </message>
    <message>
      <source>On foot all the way</source>
      <translation>全程步行</translation>
    </message>
    <message>
      <source>On foot from the road</source>
      <translation>下路后步行</translation>
    </message>
    <message>
      <source>On foot to the road</source>
      <translation>步行至道路</translation>
    </message>
    <message>
      <source>On the map: blue the way, light blue other ways, orange the road to harden.</source>
      <translation>地图上：深蓝为路线，浅蓝为其他路线，橙色为需硬化路段。</translation>
    </message>
    <message>
      <source>One area for</source>
      <translation>范围归属</translation>
    </message>
    <message>
      <source>One more work at each unserved cluster</source>
      <translation>各未供水片区新增一处工程的效果</translation>
    </message>
    <message>
      <source>One more work of {m3d} m³ a day adds most at group {group}: {people} people in {n} groups, {pct} % served by then.</source>
      <translation>新增一处 {m3d} m³/日的工程，建在小组 {group} 处增加最多：{n} 个小组 {people} 人，届时供水人口达 {pct}%。</translation>
    </message>
    <message>
      <source>One sheet per key village</source>
      <translation>重点村图（每村一页）</translation>
    </message>
    <message>
      <source>One sheet per township</source>
      <translation>一镇一图（每个乡镇一页）</translation>
    </message>
    <message>
      <source>One sheet to print for each township and key village</source>
      <translation>一镇一图，重点村一村一图，可直接打印</translation>
    </message>
    <message>
      <source>One-way roads allow no way to a facility.</source>
      <translation>受单行道路限制，无法到达任何设施。</translation>
    </message>
    <message>
      <source>One-way roads allow no way to the seat.</source>
      <translation>受单行道路限制，无法到达乡镇驻地。</translation>
    </message>
    <message>
      <source>One-ways lead in, and nothing leads out</source>
      <translation>单行路只进不出</translation>
    </message>
    <message>
      <source>One-ways lead out, and nothing leads in</source>
      <translation>单行路只出不进</translation>
    </message>
    <message>
      <source>One-ways that can be neither entered nor left</source>
      <translation>单行路无法进出</translation>
    </message>
    <message>
      <source>Online base map</source>
      <translation>在线底图</translation>
    </message>
    <message>
      <source>Only one of the layers {layer} and {other} has a zone code. Give it for both, or for neither.</source>
      <translation>图层“{layer}”和“{other}”只有一个有分区代码。请两个都给，或都不给。</translation>
    </message>
    <message>
      <source>Only similar names exist. Correct the name, or decide.</source>
      <translation>只有相近的名称。请改正名称，或人工确定。</translation>
    </message>
    <message>
      <source>Open district workspace…</source>
      <translation>打开规划工作空间…</translation>
    </message>
    <message>
      <source>Open my workspace</source>
      <translation>打开我的工作空间</translation>
    </message>
    <message>
      <source>Open the dialog of this question, filled in with the workspace</source>
      <translation>打开这个问题的对话框，参数已按工作空间填好</translation>
    </message>
    <message>
      <source>Open the dialog with every choice</source>
      <translation>打开对话框，查看全部选项</translation>
    </message>
    <message>
      <source>Open the table this answer comes from</source>
      <translation>打开结论所依据的数据表</translation>
    </message>
    <message>
      <source>Open the workspace again to load it, or choose its file here</source>
      <translation>重新打开工作空间以加载，或在此选择其文件</translation>
    </message>
    <message>
      <source>OpenStreetMap</source>
      <translation>OpenStreetMap</translation>
    </message>
    <message>
      <source>Opening the workspace…</source>
      <translation>正在打开工作空间…</translation>
    </message>
    <message>
      <source>Opens on any computer or phone without a network</source>
      <translation>电脑、手机均可打开，无需联网</translation>
    </message>
    <message>
      <source>Options of {file}</source>
      <translation>{file} 的选项</translation>
    </message>
    <message>
      <source>Options…</source>
      <translation>选项…</translation>
    </message>
    <message>
      <source>Order of the coordinates</source>
      <translation>坐标顺序</translation>
    </message>
    <message>
      <source>Order of the coordinates: {value}. {reason}</source>
      <translation>坐标顺序：{value}。{reason}</translation>
    </message>
    <message>
      <source>Orientation</source>
      <translation>方向</translation>
    </message>
    <message>
      <source>Other limits to compare (m)</source>
      <translation>用于对比的其他接入距离（m）</translation>
    </message>
    <message>
      <source>Other links whose way round is measured</source>
      <translation>计算绕行的其他路段数</translation>
    </message>
    <message>
      <source>Other names</source>
      <translation>地名别称</translation>
    </message>
    <message>
      <source>Other sources of people</source>
      <translation>其他来源的人口字段</translation>
    </message>
    <message>
      <source>Overlaps</source>
      <translation>重叠数</translation>
    </message>
    <message>
      <source>P is {p}, but only {count} candidate sites are allowed. Give {count} or fewer.</source>
      <translation>P 为 {p}，但可用的候选点只有 {count} 个。请填不超过 {count} 的数。</translation>
    </message>
    <message>
      <source>P is {value}. Give a whole number of 1 or more.</source>
      <translation>P 为 {value}，应为不小于 1 的整数。</translation>
    </message>
    <message>
      <source>PE {pipe} m, C {roughness}, minor losses {minor} %, end ≥ {end} m, {litres} L × {day} × {hour}; {routes}; {dem}</source>
      <translation>PE 管 {pipe} m，C 值 {roughness}，局部损失 {minor}%，末端水头 ≥ {end} m，{litres} 升 × {day} × {hour}；{routes}；{dem}</translation>
    </message>
    <message>
      <source>POPULATION is given but ZONES has no polygons with a code. Choose the villages in ZONES: only people inside them are counted.</source>
      <translation>已填 POPULATION，但 ZONES 没有带代码的面。请在 ZONES 中选择行政村：只统计村界以内的人口。</translation>
    </message>
    <message>
      <source>Packages</source>
      <translation>软件包</translation>
    </message>
    <message>
      <source>Packages missing: {count}. What to do…</source>
      <translation>缺少 {count} 个软件包，如何安装…</translation>
    </message>
    <message>
      <source>Packages that some tools need are missing</source>
      <translation>缺少部分工具所需的软件包</translation>
    </message>
    <message>
      <source>Packages…</source>
      <translation>软件包…</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>页数</translation>
    </message>
    <message>
      <source>Paper</source>
      <translation>纸张</translation>
    </message>
    <message>
      <source>Part of the way</source>
      <translation>路段</translation>
    </message>
    <message>
      <source>People</source>
      <translation>人口</translation>
    </message>
    <message>
      <source>People a site can serve</source>
      <translation>站址可服务人数</translation>
    </message>
    <message>
      <source>People at risk by area</source>
      <translation>道路中断风险统计</translation>
    </message>
    <message>
      <source>People by kind of supply and area</source>
      <translation>各区域供水方式人口</translation>
    </message>
    <message>
      <source>People connected</source>
      <translation>通畅人口</translation>
    </message>
    <message>
      <source>People covered whatever is assumed</source>
      <translation>稳定覆盖的人口</translation>
    </message>
    <message>
      <source>People in a certain gap</source>
      <translation>确定缺口的人口</translation>
    </message>
    <message>
      <source>People it was designed for</source>
      <translation>设计供水人口</translation>
    </message>
    <message>
      <source>People missing from the target</source>
      <translation>距目标还差的人口</translation>
    </message>
    <message>
      <source>People newly connected by all projects</source>
      <translation>全部项目新增通畅人口</translation>
    </message>
    <message>
      <source>People no candidate can serve</source>
      <translation>任何候选点都不能服务的人口</translation>
    </message>
    <message>
      <source>People of whom it is not known</source>
      <translation>无法评价的人口</translation>
    </message>
    <message>
      <source>People served</source>
      <translation>供上水人口</translation>
    </message>
    <message>
      <source>People served (%)</source>
      <translation>供上水人口比例（%）</translation>
    </message>
    <message>
      <source>People served by area</source>
      <translation>供水统计</translation>
    </message>
    <message>
      <source>People served when works fill up one after the other</source>
      <translation>逐处装满时的供水人口</translation>
    </message>
    <message>
      <source>People still to connect</source>
      <translation>尚需通畅人口</translation>
    </message>
    <message>
      <source>People that a station stands for</source>
      <translation>有代表站的人口占比</translation>
    </message>
    <message>
      <source>People that gravity reaches, tanks included</source>
      <translation>可自流供水人口（含设减压池）</translation>
    </message>
    <message>
      <source>People that must be pumped to</source>
      <translation>需提水人口</translation>
    </message>
    <message>
      <source>People that stations stand for with the proposals (%)</source>
      <translation>加上建议站址后代表的人口（%）</translation>
    </message>
    <message>
      <source>People the hazard cuts off</source>
      <translation>灾害隔绝的人口</translation>
    </message>
    <message>
      <source>People who hang on an assumption</source>
      <translation>取决于假设的人口</translation>
    </message>
    <message>
      <source>People whom one link can cut off</source>
      <translation>依赖唯一通道的人口</translation>
    </message>
    <message>
      <source>People whose need no funded project meets in time</source>
      <translation>没有资金落实、按期项目的需求人口</translation>
    </message>
    <message>
      <source>People with an unmet need</source>
      <translation>有未满足需求的人口</translation>
    </message>
    <message>
      <source>People with safe water</source>
      <translation>饮水安全达标人口</translation>
    </message>
    <message>
      <source>People within the largest cutoff</source>
      <translation>最大时限内的人口</translation>
    </message>
    <message>
      <source>People within the radius</source>
      <translation>半径内人口占比</translation>
    </message>
    <message>
      <source>People within the radius (%)</source>
      <translation>半径内人口占比（%）</translation>
    </message>
    <message>
      <source>People within the smallest limit</source>
      <translation>最小限值内的人口</translation>
    </message>
    <message>
      <source>People without an answer</source>
      <translation>无法判断人口</translation>
    </message>
    <message>
      <source>People without any facility in their catchment</source>
      <translation>范围内没有设施的人口</translation>
    </message>
    <message>
      <source>People without safe water</source>
      <translation>饮水安全不达标人口</translation>
    </message>
    <message>
      <source>People-kilometres of pipe</source>
      <translation>管线人·公里</translation>
    </message>
    <message>
      <source>Person-minutes saved by all projects</source>
      <translation>全部项目节省人·分钟</translation>
    </message>
    <message>
      <source>Pipes bear a head of</source>
      <translation>管材可承受静水头</translation>
    </message>
    <message>
      <source>Pipes to villager groups</source>
      <translation>输水管线初筛</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>地点</translation>
    </message>
    <message>
      <source>Place (confidence)</source>
      <translation>地点（可信度）</translation>
    </message>
    <message>
      <source>Place as written</source>
      <translation>地点原文</translation>
    </message>
    <message>
      <source>Place card</source>
      <translation>点位卡片</translation>
    </message>
    <message>
      <source>Place them when their site is known</source>
      <translation>位置确定后再定位</translation>
    </message>
    <message>
      <source>Places of hazard</source>
      <translation>灾害隐患点</translation>
    </message>
    <message>
      <source>Places of the problems</source>
      <translation>问题所在位置</translation>
    </message>
    <message>
      <source>Places of the projects</source>
      <translation>项目地点</translation>
    </message>
    <message>
      <source>Places to mend</source>
      <translation>待修正处</translation>
    </message>
    <message>
      <source>Places to mend in the road network</source>
      <translation>路网待修正处</translation>
    </message>
    <message>
      <source>Planned road {road} connects it (step {step} of the best order).</source>
      <translation>规划道路 {road} 建成后即可通畅（建设次序第 {step} 步）。</translation>
    </message>
    <message>
      <source>Planned roads (empty: those of the road layer)</source>
      <translation>规划道路（不填则取道路图层中的规划道路）</translation>
    </message>
    <message>
      <source>Planned roads in the best order</source>
      <translation>规划道路建设次序</translation>
    </message>
    <message>
      <source>Planned roads with what they give</source>
      <translation>规划道路效益</translation>
    </message>
    <message>
      <source>Planned roads: what each gives, and the best order</source>
      <translation>规划道路效益与建设次序</translation>
    </message>
    <message>
      <source>Planner's panel</source>
      <translation>规划面板</translation>
    </message>
    <message>
      <source>Points by access to an all-season road</source>
      <translation>各点的全天候道路可达情况</translation>
    </message>
    <message>
      <source>Population raster (instead of the groups)</source>
      <translation>人口栅格（代替村民小组）</translation>
    </message>
    <message>
      <source>Portrait</source>
      <translation>纵向</translation>
    </message>
    <message>
      <source>Pressure left along the way (m)</source>
      <translation>沿线所需水头（米）</translation>
    </message>
    <message>
      <source>Pressure left at the group (m)</source>
      <translation>小组处所需水头（米）</translation>
    </message>
    <message>
      <source>Price of a site</source>
      <translation>站址造价</translation>
    </message>
    <message>
      <source>Print sheets (PDF or PNG)</source>
      <translation>打印图件（PDF 或 PNG）</translation>
    </message>
    <message>
      <source>Priority of tiers, such as 1=3;2=2</source>
      <translation>各层级权重，例如 1=3;2=2</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>问题</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>进度</translation>
    </message>
    <message>
      <source>Project</source>
      <translation>项目</translation>
    </message>
    <message>
      <source>Project code</source>
      <translation>项目编号</translation>
    </message>
    <message>
      <source>Project file beside the data (.qgz)</source>
      <translation>存为数据旁的项目文件（.qgz）</translation>
    </message>
    <message>
      <source>Project name</source>
      <translation>项目名称</translation>
    </message>
    <message>
      <source>Project number</source>
      <translation>项目序号</translation>
    </message>
    <message>
      <source>Project number of the place</source>
      <translation>地点所属项目序号</translation>
    </message>
    <message>
      <source>Project saved: {address}</source>
      <translation>项目已保存：{address}</translation>
    </message>
    <message>
      <source>Projects</source>
      <translation>项目</translation>
    </message>
    <message>
      <source>Projects and gaps by sector and place</source>
      <translation>项目覆盖与缺口（领域×地点）</translation>
    </message>
    <message>
      <source>Projects by sector and place</source>
      <translation>项目覆盖（领域×地点）</translation>
    </message>
    <message>
      <source>Projects for a whole township or the district cover each place</source>
      <translation>全乡镇、全区性项目算作覆盖每个地点</translation>
    </message>
    <message>
      <source>Projects for a whole township or the district {covers} as covering each place in it (WIDER_COVERS).</source>
      <translation>全乡镇、全区性项目{covers}覆盖其中每个地点（WIDER_COVERS）。</translation>
    </message>
    <message>
      <source>Projects for the whole district</source>
      <translation>全区性项目</translation>
    </message>
    <message>
      <source>Projects of the plan</source>
      <translation>相关规划项目</translation>
    </message>
    <message>
      <source>Projects of the plan that name it:</source>
      <translation>点名本地的规划项目：</translation>
    </message>
    <message>
      <source>Projects that name a township or village</source>
      <translation>列名乡镇或村的项目</translation>
    </message>
    <message>
      <source>Projects that overlap</source>
      <translation>重叠项目</translation>
    </message>
    <message>
      <source>Projects: places by sectors</source>
      <translation>项目矩阵（地点×领域）</translation>
    </message>
    <message>
      <source>Proposed sites for planned weather stations</source>
      <translation>规划气象站建议站址</translation>
    </message>
    <message>
      <source>Proposed sites of weather stations</source>
      <translation>气象站建议站址</translation>
    </message>
    <message>
      <source>Proposed sites of weather stations (modelled, not surveyed)</source>
      <translation>气象站建议站址（模型推算，非测绘成果）</translation>
    </message>
    <message>
      <source>Proven: no other allocation serves more people, or as many over less people-kilometres.</source>
      <translation>已证明最优：没有别的分配能供更多的人，或以更少的人·公里供同样多的人。</translation>
    </message>
    <message>
      <source>Proven: no other set is better.</source>
      <translation>已证：没有更好的方案。</translation>
    </message>
    <message>
      <source>Public: without restricted data</source>
      <translation>公开版（不含受限内容）</translation>
    </message>
    <message>
      <source>Put the text of the card on the clipboard, once there is a card</source>
      <translation>有卡片后，将其文字复制到剪贴板</translation>
    </message>
    <message>
      <source>QGIS lacks these packages. What needs them cannot run; everything else works:</source>
      <translation>QGIS 缺少以下软件包。用到它们的工具暂不能运行，其余功能不受影响：</translation>
    </message>
    <message>
      <source>Quality</source>
      <translation>水质</translation>
    </message>
    <message>
      <source>Quality by test report (passed or failed)</source>
      <translation>水质检测结果（合格或不合格）</translation>
    </message>
    <message>
      <source>Quantity</source>
      <translation>水量</translation>
    </message>
    <message>
      <source>Question</source>
      <translation>模型</translation>
    </message>
    <message>
      <source>Questions</source>
      <translation>问题</translation>
    </message>
    <message>
      <source>Questions and answers</source>
      <translation>问题与结论</translation>
    </message>
    <message>
      <source>ROADS is empty. Choose the road layer, or another IMPEDANCE.</source>
      <translation>ROADS 未填。请选择道路图层，或改选 IMPEDANCE。</translation>
    </message>
    <message>
      <source>ROADS is empty. Choose the road layer, or measure straight lines instead.</source>
      <translation>未填 ROADS（道路）。请选择道路图层，或改用直线距离。</translation>
    </message>
    <message>
      <source>ROADS is empty. Choose the road layer.</source>
      <translation>ROADS 为空。请选择道路图层。</translation>
    </message>
    <message>
      <source>Rank {rank}: road {road}, {m} m: {groups} groups with {people} people are cut off if it fails.</source>
      <translation>第 {rank} 位：道路 {road}，{m} 米；一旦中断，{groups} 个小组 {people} 人被隔绝。</translation>
    </message>
    <message>
      <source>Reach of works and stations (% of the limit, separated by ;)</source>
      <translation>工程和站点的覆盖距离（限值的 %，用分号分隔）</translation>
    </message>
    <message>
      <source>Reading the workspace</source>
      <translation>正在读取工作空间</translation>
    </message>
    <message>
      <source>Regional: all limits, reliability ≥ 90 %</source>
      <translation>地方口径：各限值均须满足，保证率不低于 90%</translation>
    </message>
    <message>
      <source>Register to compare with (empty: the one that comes with the plugin)</source>
      <translation>对照用的名录（留空：插件自带）</translation>
    </message>
    <message>
      <source>Reliability</source>
      <translation>供水保证率</translation>
    </message>
    <message>
      <source>Remark</source>
      <translation>备注</translation>
    </message>
    <message>
      <source>Remove the offset of web maps (GCJ-02, BD-09)</source>
      <translation>消除网络地图偏移（GCJ-02、BD-09）</translation>
    </message>
    <message>
      <source>Rename a column if it should be imported</source>
      <translation>需要导入的列请改名</translation>
    </message>
    <message>
      <source>Repair it with Vector geometry &gt; Fix geometries, or draw it again</source>
      <translation>用“矢量几何 &gt; 修复几何图形”修复，或重新绘制</translation>
    </message>
    <message>
      <source>Replace everything in the layer</source>
      <translation>替换整个图层</translation>
    </message>
    <message>
      <source>Replace what is known, leave out the rest</source>
      <translation>只替换已有的，其余不导入</translation>
    </message>
    <message>
      <source>Result in a sentence</source>
      <translation>一句话结论</translation>
    </message>
    <message>
      <source>Result in one sentence</source>
      <translation>一句话结果</translation>
    </message>
    <message>
      <source>Result to summarise</source>
      <translation>要统计的结果</translation>
    </message>
    <message>
      <source>Rings: only beyond the smaller cutoff</source>
      <translation>环状：只含较小时限以外的部分</translation>
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
      <source>Road of unknown kind</source>
      <translation>类型不明的道路</translation>
    </message>
    <message>
      <source>Road to the township seat</source>
      <translation>到乡镇驻地的道路</translation>
    </message>
    <message>
      <source>Road works</source>
      <translation>道路工程</translation>
    </message>
    <message>
      <source>Road works of the plan, with the number of the project:</source>
      <translation>规划中的道路工程（附项目序号）：</translation>
    </message>
    <message>
      <source>Road {road}, used by {people} people, has a way round of {minutes} more minutes.</source>
      <translation>道路 {road} 有 {people} 人经过，中断后绕行多 {minutes} 分钟。</translation>
    </message>
    <message>
      <source>Roads</source>
      <translation>道路</translation>
    </message>
    <message>
      <source>Roads concerned</source>
      <translation>有问题的道路</translation>
    </message>
    <message>
      <source>Roads concerned by faults</source>
      <translation>有问题的道路</translation>
    </message>
    <message>
      <source>Roads of its groups</source>
      <translation>各组通路情况</translation>
    </message>
    <message>
      <source>Roads that touch no other: an island of the network</source>
      <translation>与其他道路都不相接的孤立路网</translation>
    </message>
    <message>
      <source>Roads within reach</source>
      <translation>可达道路</translation>
    </message>
    <message>
      <source>Roads within the largest cutoff (km)</source>
      <translation>最大时限内的道路（km）</translation>
    </message>
    <message>
      <source>Roads: is the group joined to its seat by hardened road?</source>
      <translation>道路：小组是否有硬化路通到驻地？</translation>
    </message>
    <message>
      <source>Roads: {n} lines; {closed} closed, {loops} end where they begin, {twice} repeat another line.</source>
      <translation>道路：{n} 条；其中 {closed} 条不通车，{loops} 条首尾相接，{twice} 条与其他线重复。</translation>
    </message>
    <message>
      <source>Robust gaps by area</source>
      <translation>稳健缺口统计</translation>
    </message>
    <message>
      <source>Robust gaps: coverage under many assumptions</source>
      <translation>稳健缺口：多种假设下的覆盖</translation>
    </message>
    <message>
      <source>Route</source>
      <translation>路径选择</translation>
    </message>
    <message>
      <source>Route of the pipe</source>
      <translation>管线路线</translation>
    </message>
    <message>
      <source>Routes</source>
      <translation>路线数</translation>
    </message>
    <message>
      <source>Routes to the facility</source>
      <translation>到设施的路线</translation>
    </message>
    <message>
      <source>Routes to the nearest facility</source>
      <translation>到最近设施的路线</translation>
    </message>
    <message>
      <source>Rows</source>
      <translation>行数</translation>
    </message>
    <message>
      <source>Rows added</source>
      <translation>增加的行数</translation>
    </message>
    <message>
      <source>Rows decided to belong to no unit</source>
      <translation>决定不属于任何单位的行数</translation>
    </message>
    <message>
      <source>Rows deleted</source>
      <translation>删除的行数</translation>
    </message>
    <message>
      <source>Rows joined</source>
      <translation>挂接上的行数</translation>
    </message>
    <message>
      <source>Rows of the layer before</source>
      <translation>导入前图层的行数</translation>
    </message>
    <message>
      <source>Rows replaced</source>
      <translation>替换的行数</translation>
    </message>
    <message>
      <source>Rows to decide</source>
      <translation>待定的行</translation>
    </message>
    <message>
      <source>Rows with several possible units</source>
      <translation>有疑问的行数</translation>
    </message>
    <message>
      <source>Rows without a place: what the plan does not locate is counted, but on no map</source>
      <translation>没有位置的行：规划未写所在地，只计数，不上图</translation>
    </message>
    <message>
      <source>Rows without a unit</source>
      <translation>未找到单位的行数</translation>
    </message>
    <message>
      <source>Rules: {rules}</source>
      <translation>计算规则：{rules}</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>情景数</translation>
    </message>
    <message>
      <source>Runs: {n}. {profile}</source>
      <translation>情景 {n} 个。{profile}</translation>
    </message>
    <message>
      <source>Rural Access Index (SDG 9.1.1)</source>
      <translation>乡村道路可达指数（SDG 9.1.1）</translation>
    </message>
    <message>
      <source>Rural Access Index by area</source>
      <translation>分区乡村道路可达指数</translation>
    </message>
    <message>
      <source>Rural Access Index, circle (%)</source>
      <translation>乡村道路可达指数，圆圈口径（%）</translation>
    </message>
    <message>
      <source>Rural Access Index, walked (%)</source>
      <translation>乡村道路可达指数，步行口径（%）</translation>
    </message>
    <message>
      <source>Rural Access Index: {circle} % of {people} people live within the circle around an all-season road, {walked} % reach one on foot in time.</source>
      <translation>乡村道路可达指数：{people} 人中，{circle}% 住在全天候道路的圆圈半径以内，{walked}% 能在步行时限内走到全天候道路。</translation>
    </message>
    <message>
      <source>Rural spatial planning for a mountain district: layers, coverage gaps, briefings.</source>
      <translation>山区乡村空间规划：规划图层、覆盖缺口、简报成果。</translation>
    </message>
    <message>
      <source>SQLite finds the file damaged</source>
      <translation>SQLite 检查发现文件已损坏</translation>
    </message>
    <message>
      <source>STATUS_FIELD is empty, so planned roads cannot be told from built ones. Choose the status field of {layer}.</source>
      <translation>STATUS_FIELD 为空，无法区分规划道路与已建道路。请选择 {layer} 的建设状态字段。</translation>
    </message>
    <message>
      <source>STRATEGY is {value}. Use 0 shortest or 1 fastest.</source>
      <translation>参数 STRATEGY 为 {value}。请填 0（最短）或 1（最快）。</translation>
    </message>
    <message>
      <source>Safe drinking water: {grade}.</source>
      <translation>饮水安全：{grade}。</translation>
    </message>
    <message>
      <source>Safe water by area</source>
      <translation>饮水安全统计</translation>
    </message>
    <message>
      <source>Safe water by four indices</source>
      <translation>饮水安全评价（四项指标）</translation>
    </message>
    <message>
      <source>Schematic (示意), not a survey result: roads, groups or facilities come from a model.</source>
      <translation>示意数据，非测绘成果：道路、小组或设施由模型生成。</translation>
    </message>
    <message>
      <source>Schematic (示意): roads or groups come from a model. The result shows the method, not the district.</source>
      <translation>示意数据，非测绘成果：道路或村民小组为模拟。结果仅演示方法，不代表本区实际。</translation>
    </message>
    <message>
      <source>Schematic (示意): the areas come from a model; only names and codes are real.</source>
      <translation>示意：面来自模型，只有名称和代码是真实的。</translation>
    </message>
    <message>
      <source>SciPy brings no exact solver here (1.9 or later does): found by greedy adding and exchange, not proven. The gap is printed.</source>
      <translation>本机 SciPy 不带精确求解器（1.9 及以上才有）：用贪心加互换求得，未经证明；差距见下。</translation>
    </message>
    <message>
      <source>Scoreboard</source>
      <translation>指标记分板</translation>
    </message>
    <message>
      <source>Scoreboard of the plan's indicators</source>
      <translation>规划指标记分板</translation>
    </message>
    <message>
      <source>Season</source>
      <translation>季节</translation>
    </message>
    <message>
      <source>Seasons</source>
      <translation>季节</translation>
    </message>
    <message>
      <source>Seats, facilities, water works or weather stations</source>
      <translation>驻地、设施、供水工程或气象站</translation>
    </message>
    <message>
      <source>Sector</source>
      <translation>领域</translation>
    </message>
    <message>
      <source>Sectors whose projects would meet it (empty: all)</source>
      <translation>能满足需求的领域（不填为全部）</translation>
    </message>
    <message>
      <source>Sensitive: from this share of runs on</source>
      <translation>取决于假设：未覆盖情景占比下限</translation>
    </message>
    <message>
      <source>Served by area</source>
      <translation>选址服务统计</translation>
    </message>
    <message>
      <source>Service areas</source>
      <translation>服务范围</translation>
    </message>
    <message>
      <source>Service areas by facility</source>
      <translation>服务范围统计</translation>
    </message>
    <message>
      <source>Service areas of facilities</source>
      <translation>设施服务范围分析</translation>
    </message>
    <message>
      <source>Service areas of water works</source>
      <translation>工程供水范围</translation>
    </message>
    <message>
      <source>Service per person by floating catchments (2SFCA)</source>
      <translation>人均服务可达性（两步移动搜索法）</translation>
    </message>
    <message>
      <source>Services</source>
      <translation>公共服务</translation>
    </message>
    <message>
      <source>Services: is a facility within the limit?</source>
      <translation>服务：时限内能否到达设施？</translation>
    </message>
    <message>
      <source>Set {number}:</source>
      <translation>方案 {number}：</translation>
    </message>
    <message>
      <source>Several features are parts of one unit and were joined; the number of parts</source>
      <translation>几个要素是同一单位的部分，已合并；部分数</translation>
    </message>
    <message>
      <source>Several features are the same unit and lie over each other; none of them is imported</source>
      <translation>几个要素是同一单位且互相重叠，均未导入</translation>
    </message>
    <message>
      <source>Several features have this code; each gets a number after it; how many there are</source>
      <translation>几个要素编号相同，已在编号后加序号区分；个数</translation>
    </message>
    <message>
      <source>Several features have this code; only the first one is imported</source>
      <translation>几个要素编号相同，只导入第一个</translation>
    </message>
    <message>
      <source>Several rows of the layer have this name; the feature is not imported</source>
      <translation>图层中有几行都是这个名称，该要素未导入</translation>
    </message>
    <message>
      <source>Several units have this name. Add the township, or decide.</source>
      <translation>多个单位同名。请补上所属乡镇，或人工确定。</translation>
    </message>
    <message>
      <source>Several units of the register could be meant; the feature is not imported</source>
      <translation>名录中有多个单位与之相符，该要素未导入</translation>
    </message>
    <message>
      <source>Share connected (%)</source>
      <translation>通畅率（%）</translation>
    </message>
    <message>
      <source>Share connected by access limit: {shares}.</source>
      <translation>不同接入距离的通畅率：{shares}。</translation>
    </message>
    <message>
      <source>Share connected in the wet season (%)</source>
      <translation>雨季通畅率（%）</translation>
    </message>
    <message>
      <source>Share of elevation bands</source>
      <translation>高程带的份额</translation>
    </message>
    <message>
      <source>Share of hazard</source>
      <translation>隐患点的份额</translation>
    </message>
    <message>
      <source>Share of people</source>
      <translation>人口的份额</translation>
    </message>
    <message>
      <source>Share of people within the smallest limit (%)</source>
      <translation>最小限值内的人口比例（%）</translation>
    </message>
    <message>
      <source>Share of random patterns at least as uneven or even</source>
      <translation>同样或更不均匀（均匀）的随机布点所占比例（p 值）</translation>
    </message>
    <message>
      <source>Share of the capacity in the dry season</source>
      <translation>枯水期供水能力比例</translation>
    </message>
    <message>
      <source>Share of the year with enough water (%)</source>
      <translation>供水保证率（%）</translation>
    </message>
    <message>
      <source>Share reached by motorable road in the wet season (%)</source>
      <translation>雨季通达率（%）</translation>
    </message>
    <message>
      <source>Sheet or layer of the file</source>
      <translation>文件中的工作表或图层</translation>
    </message>
    <message>
      <source>Sheets</source>
      <translation>图件</translation>
    </message>
    <message>
      <source>Shortest</source>
      <translation>最短</translation>
    </message>
    <message>
      <source>Show on map</source>
      <translation>查看地图</translation>
    </message>
    <message>
      <source>Show or hide the panel with workspace, questions, themes and briefings</source>
      <translation>显示或隐藏规划面板（工作空间、问题、专题、简报）</translation>
    </message>
    <message>
      <source>Show table</source>
      <translation>查看表格</translation>
    </message>
    <message>
      <source>Sites chosen</source>
      <translation>选定站址数</translation>
    </message>
    <message>
      <source>Sites in all (0: as many as the budget allows)</source>
      <translation>站址总数（0 为由预算决定）</translation>
    </message>
    <message>
      <source>Siting</source>
      <translation>选址</translation>
    </message>
    <message>
      <source>Size of clusters of unserved groups (m)</source>
      <translation>未供水片区大小（米）</translation>
    </message>
    <message>
      <source>Size of the catchment (minutes; metres if shortest)</source>
      <translation>搜索范围（最快路线为分钟，最短路线为米）</translation>
    </message>
    <message>
      <source>Slides</source>
      <translation>幻灯片</translation>
    </message>
    <message>
      <source>Slides (PPTX)</source>
      <translation>演示文稿（PPTX）</translation>
    </message>
    <message>
      <source>Slopes are left out: the cells of the DEM are {cell} m wide, and over more than {limit} m no slope of a hillside can be told. Give a finer DEM.</source>
      <translation>略去坡度：高程模型像元宽 {cell} 米，超过 {limit} 米就看不出山坡的坡度。请提供更精细的高程模型。</translation>
    </message>
    <message>
      <source>Slopes that divide classes (°, separated by ;)</source>
      <translation>坡度分界（度，用 ; 分隔）</translation>
    </message>
    <message>
      <source>Smallest gap drawn (km²)</source>
      <translation>画出的最小空白区（平方公里）</translation>
    </message>
    <message>
      <source>Snap both borders to each other (Vector geometry &gt; Snap geometries to layer)</source>
      <translation>把两条边界捕捉到一起（矢量几何 &gt; 将几何图形捕捉到图层）</translation>
    </message>
    <message>
      <source>Snap the border to that of the township (Vector geometry &gt; Snap geometries to layer)</source>
      <translation>把边界捕捉到乡镇边界（矢量几何 &gt; 将几何图形捕捉到图层）</translation>
    </message>
    <message>
      <source>Snap the borders of both to each other (Topology checker, Vector &gt; Geometry tools)</source>
      <translation>把两者的界线对齐（拓扑检查器、矢量 &gt; 几何工具）</translation>
    </message>
    <message>
      <source>Snap the borders to each other (Topology checker, Vector &gt; Geometry tools)</source>
      <translation>把界线对齐（拓扑检查器、矢量 &gt; 几何工具）</translation>
    </message>
    <message>
      <source>Snap the borders to each other (Vector geometry &gt; Snap geometries to layer)</source>
      <translation>把边界捕捉到一起（矢量几何 &gt; 将几何图形捕捉到图层）</translation>
    </message>
    <message>
      <source>Snap the end to the other road, or raise TOLERANCE_M.</source>
      <translation>把端点捕捉到该道路上，或加大 TOLERANCE_M。</translation>
    </message>
    <message>
      <source>Sources of money</source>
      <translation>资金来源</translation>
    </message>
    <message>
      <source>Sources of money by sector</source>
      <translation>资金来源构成</translation>
    </message>
    <message>
      <source>Speed (km/h)</source>
      <translation>车速字段（km/h）</translation>
    </message>
    <message>
      <source>Speed profile: {profile}</source>
      <translation>车速方案：{profile}</translation>
    </message>
    <message>
      <source>Speed where nothing else is known (km/h)</source>
      <translation>缺省车速（km/h）</translation>
    </message>
    <message>
      <source>Speeds (% of the speed table, separated by ;)</source>
      <translation>车速（车速表的 %，用分号分隔）</translation>
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
      <source>Speeds: {profile}, with the settings of the road question.</source>
      <translation>车速表：{profile}；其余参数同道路通畅分析。</translation>
    </message>
    <message>
      <source>Squares of basins and slopes (m)</source>
      <translation>分界与坡度方格边长（米）</translation>
    </message>
    <message>
      <source>Squares of least-cost routes (m)</source>
      <translation>沿地形寻线的方格边长（米）</translation>
    </message>
    <message>
      <source>Start with the district's map</source>
      <translation>从全区一张图开始</translation>
    </message>
    <message>
      <source>Static head {static} m, {tanks} tanks, pump {pump} m.</source>
      <translation>最大静水头 {static} 米，减压池 {tanks} 处，水泵扬程 {pump} 米。</translation>
    </message>
    <message>
      <source>Station coverage by area</source>
      <translation>气象站覆盖统计</translation>
    </message>
    <message>
      <source>Stations in the list</source>
      <translation>列出的站数</translation>
    </message>
    <message>
      <source>Stations missing to the norm</source>
      <translation>按标准还缺站数</translation>
    </message>
    <message>
      <source>Stations of the plan in the township: {names}.</source>
      <translation>本乡镇的规划测站：{names}。</translation>
    </message>
    <message>
      <source>Stations stand for {before} % of what counts now, {after} % with the proposals; {people} % of the people.</source>
      <translation>现有测站代表全部价值的 {before} %，加上建议站址为 {after} %；代表人口 {people} %。</translation>
    </message>
    <message>
      <source>Stations the norm asks for</source>
      <translation>标准所需站数</translation>
    </message>
    <message>
      <source>Stations with a place</source>
      <translation>有坐标的站数</translation>
    </message>
    <message>
      <source>Stations with a proposal</source>
      <translation>给出建议的测站</translation>
    </message>
    <message>
      <source>Stations without a place</source>
      <translation>没有站址的测站</translation>
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
      <source>Step {step}: {project} ({km} km) connects {groups} groups with {people} people. {bundle}</source>
      <translation>第 {step} 步：{project}（{km} 公里）新增通畅 {groups} 个小组 {people} 人。{bundle}</translation>
    </message>
    <message>
      <source>Still modelled</source>
      <translation>仍为建模的数据</translation>
    </message>
    <message>
      <source>Still modelled (schematic): positions made by a model, not surveyed</source>
      <translation>仍为示意：位置由模型生成，非测绘成果</translation>
    </message>
    <message>
      <source>Stop pip</source>
      <translation>停止安装</translation>
    </message>
    <message>
      <source>Stop the work that is running, and do not begin what waits</source>
      <translation>停止正在进行的工作，排队的也不再开始</translation>
    </message>
    <message>
      <source>Stopped while {name} was being written: {rows} of {total} rows are there. Run it again, or delete it.</source>
      <translation>写出“{name}”时已停止：{total} 行中已写 {rows} 行。请重新运行，或删除该图层。</translation>
    </message>
    <message>
      <source>Stopped: {title}</source>
      <translation>已停止：{title}</translation>
    </message>
    <message>
      <source>Straight line</source>
      <translation>直线</translation>
    </message>
    <message>
      <source>Straight line × factor</source>
      <translation>直线距离 × 系数</translation>
    </message>
    <message>
      <source>Straight lines</source>
      <translation>直线距离</translation>
    </message>
    <message>
      <source>Stretches to harden</source>
      <translation>建议硬化路段</translation>
    </message>
    <message>
      <source>Stretches to harden that serve this place and others:</source>
      <translation>建议硬化路段及其受益范围：</translation>
    </message>
    <message>
      <source>Summary by class</source>
      <translation>分层统计</translation>
    </message>
    <message>
      <source>Supply (beds, places, m³ a day; empty: one each)</source>
      <translation>供给量字段（床位、学位、m³/日；不填则每个设施计 1）</translation>
    </message>
    <message>
      <source>Supply of facilities nobody reaches</source>
      <translation>范围内无人的设施的供给</translation>
    </message>
    <message>
      <source>Supply of {idle} lies where nobody lives within the catchment.</source>
      <translation>有 {idle} 的供给，其设施的搜索范围内没有人口。</translation>
    </message>
    <message>
      <source>Supply that reaches people</source>
      <translation>分到人的供给</translation>
    </message>
    <message>
      <source>Supply was not conserved: {given} given, {shared} shared.</source>
      <translation>供给不守恒：分出 {given}，应为 {shared}。</translation>
    </message>
    <message>
      <source>Surface</source>
      <translation>路面字段</translation>
    </message>
    <message>
      <source>Surface of planned roads without one</source>
      <translation>规划道路未填路面时的路面</translation>
    </message>
    <message>
      <source>Surfaces that are asphalt</source>
      <translation>沥青路面的值</translation>
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
      <source>Surfaces that carry traffic all year</source>
      <translation>算作全天候的路面</translation>
    </message>
    <message>
      <source>Switch the map to another theme</source>
      <translation>切换地图专题</translation>
    </message>
    <message>
      <source>Switch to the theme that shows this answer</source>
      <translation>切换到展示该结论的专题</translation>
    </message>
    <message>
      <source>T/CHES 18-2018</source>
      <translation>T/CHES 18-2018</translation>
    </message>
    <message>
      <source>TIER_WEIGHTS is given, but neither villages nor townships have tiers. Choose them in ZONES and TIER_FIELD.</source>
      <translation>填了 TIER_WEIGHTS，但村和乡镇都没有层级。请在 ZONES 和 TIER_FIELD 中选择。</translation>
    </message>
    <message>
      <source>TIER_WEIGHTS is {value}. Give tier=factor, separated by semicolons, such as 1=3;2=2.</source>
      <translation>TIER_WEIGHTS 为“{value}”。应写成“层级=系数”，用分号分隔，例如 1=3;2=2。</translation>
    </message>
    <message>
      <source>TIER_WEIGHTS names the tier {tier}, which no group has. The tiers are: {tiers}.</source>
      <translation>TIER_WEIGHTS 中的层级“{tier}”没有小组属于它。现有层级：{tiers}。</translation>
    </message>
    <message>
      <source>TIME_LIMIT_S is {value}. Give more than 0 seconds.</source>
      <translation>TIME_LIMIT_S（求解时间）为 {value}，应大于 0 秒。</translation>
    </message>
    <message>
      <source>TOLERANCE_M is {value}. Give 0 or more metres.</source>
      <translation>参数 TOLERANCE_M 为 {value}。请填 0 或更大的米数。</translation>
    </message>
    <message>
      <source>Table (a file)</source>
      <translation>表格（文件）</translation>
    </message>
    <message>
      <source>Table (a layer of the project)</source>
      <translation>表格（工程中的图层）</translation>
    </message>
    <message>
      <source>Table of costs</source>
      <translation>费用表</translation>
    </message>
    <message>
      <source>Table with units</source>
      <translation>挂接结果表</translation>
    </message>
    <message>
      <source>Tank</source>
      <translation>减压池</translation>
    </message>
    <message>
      <source>Tap at home (yes or no)</source>
      <translation>是否入户</translation>
    </message>
    <message>
      <source>Target (%)</source>
      <translation>目标（%）</translation>
    </message>
    <message>
      <source>Target as written</source>
      <translation>目标原文</translation>
    </message>
    <message>
      <source>Target of 2025 (number)</source>
      <translation>2025 年目标（数值）</translation>
    </message>
    <message>
      <source>Target {target} %: {n} groups and {people} people still to connect.</source>
      <translation>目标 {target} %：尚需通畅 {n} 个小组、{people} 人。</translation>
    </message>
    <message>
      <source>Target: people with safe water (%)</source>
      <translation>目标：饮水安全人口（%）</translation>
    </message>
    <message>
      <source>Target: safe water from central works (%)</source>
      <translation>目标：集中安全饮水率（%）</translation>
    </message>
    <message>
      <source>Target: tap water (%)</source>
      <translation>目标：自来水普及率（%）</translation>
    </message>
    <message>
      <source>Targets of the plan (CSV)</source>
      <translation>规划目标（CSV）</translation>
    </message>
    <message>
      <source>Targets of the plan for roads</source>
      <translation>规划交通指标对照</translation>
    </message>
    <message>
      <source>Targets reached</source>
      <translation>已达标的指标</translation>
    </message>
    <message>
      <source>The DEM covers no point of {layer}, so their heights stay unknown. Choose the DEM of this district.</source>
      <translation>高程模型未覆盖 {layer} 的任何点，其高程未知。请选用本区的高程模型。</translation>
    </message>
    <message>
      <source>The DEM covers nothing of the district. Give the DEM of this district.</source>
      <translation>高程模型未覆盖本区。请提供本区的高程模型。</translation>
    </message>
    <message>
      <source>The DEM does not cover all of {count} unhardened roads; what is missing counts as flat.</source>
      <translation>DEM 未完整覆盖 {count} 条未硬化道路，缺失部分按平地计算。</translation>
    </message>
    <message>
      <source>The DEM does not cover the walks of {count} places (groups, facilities, seats); they count as flat.</source>
      <translation>DEM 未覆盖 {count} 个地点（小组、设施、驻地）的步行路段，按平地计算。</translation>
    </message>
    <message>
      <source>The DEM {layer} covers none of the roads and places asked about, so everything counts as flat. Choose a DEM of the district.</source>
      <translation>DEM {layer} 与所分析的道路和地点毫无重叠，全部按平地计算。请选用本区的 DEM。</translation>
    </message>
    <message>
      <source>The DEM {layer} is not a file on this computer. Save it as a GeoTIFF first.</source>
      <translation>高程模型 {layer} 不是本机上的文件。请先另存为 GeoTIFF。</translation>
    </message>
    <message>
      <source>The DEM {path} cannot be read as a raster ({reason}). Give a GeoTIFF or another GDAL raster.</source>
      <translation>高程数据“{path}”无法按栅格读取（{reason}）。请提供 GeoTIFF 或其他 GDAL 支持的栅格。</translation>
    </message>
    <message>
      <source>The DEM {path} cannot be read to the end ({reason}). It may be copied in part only; copy it again.</source>
      <translation>DEM {path} 无法读完（{reason}）。可能只复制了一部分，请重新复制。</translation>
    </message>
    <message>
      <source>The DEM {path} covers none of the {count} points. Give the DEM of this district.</source>
      <translation>高程数据“{path}”未覆盖 {count} 个点中的任何一个。请提供本区的高程数据。</translation>
    </message>
    <message>
      <source>The DEM {path} has 0 bytes. Copy it again from where it came from.</source>
      <translation>DEM {path} 为 0 字节。请从原处重新复制。</translation>
    </message>
    <message>
      <source>The DEM {path} has heights in {unit}, which is not known. Turn them into metres first.</source>
      <translation>DEM {path} 的高程单位为 {unit}，无法识别。请先换算为米。</translation>
    </message>
    <message>
      <source>The DEM {path} has no coordinate reference system. Assign one in QGIS (Raster &gt; Projections) first.</source>
      <translation>高程数据“{path}”没有坐标参照系。请先在 QGIS 中指定（栅格 &gt; 投影）。</translation>
    </message>
    <message>
      <source>The DEM {path} has no data at any of the {count} points. Give a DEM without this gap.</source>
      <translation>DEM {path} 在全部 {count} 个点上都没有数据。请换用没有此空缺的 DEM。</translation>
    </message>
    <message>
      <source>The DEM {path} has no place on the earth (no geotransform). Give a georeferenced raster.</source>
      <translation>DEM {path} 没有地理定位（缺少仿射变换）。请提供已配准的栅格。</translation>
    </message>
    <message>
      <source>The DEM {path} has {count} bands; the first one is read.</source>
      <translation>DEM {path} 有 {count} 个波段，读取第一个。</translation>
    </message>
    <message>
      <source>The DEM {path} holds heights from {low} to {high} m, which no land in China has. Check whether it is in metres, and which value stands for no data (Raster &gt; Conversion &gt; Translate sets it).</source>
      <translation>DEM {path} 的高程为 {low} 至 {high} 米，国内没有这样的地面。请检查单位是否为米，以及哪个值表示无数据（可用“栅格 &gt; 转换 &gt; 转换格式”设置）。</translation>
    </message>
    <message>
      <source>The DEM {path} holds {value} but does not call it empty; these cells are taken as without data. Set it for good with Raster &gt; Conversion &gt; Translate, no data = {value}.</source>
      <translation>DEM {path} 中有 {value}，但未声明其为无数据；这些像元按无数据处理。可用“栅格 &gt; 转换 &gt; 转换格式”将无数据值设为 {value}。</translation>
    </message>
    <message>
      <source>The DEM {path} is a picture ({kind}), not heights. Give the elevation model itself.</source>
      <translation>DEM {path} 是图片（{kind}），不是高程。请提供高程模型本身。</translation>
    </message>
    <message>
      <source>The DEM {path} is coarse: its cells are about {size} m wide. It ranks places by height; do not rely on slopes, profiles and heads of water.</source>
      <translation>DEM {path} 较粗略：像元约宽 {size} 米。可用于比较地点高低，坡度、剖面和水头不可依赖。</translation>
    </message>
    <message>
      <source>The DEM {path} is in feet ({unit}); heights are turned into metres.</source>
      <translation>DEM {path} 的单位为英尺（{unit}），高程已换算为米。</translation>
    </message>
    <message>
      <source>The DEM {path} is not there. Check the path, or choose the file again.</source>
      <translation>DEM {path} 不存在。请检查路径，或重新选择文件。</translation>
    </message>
    <message>
      <source>The DEM {path} is rotated, so areas cannot be cut out of it. Warp it first (Raster &gt; Projections &gt; Warp).</source>
      <translation>DEM {path} 带有旋转，无法按面统计。请先重投影（栅格 &gt; 投影 &gt; 变形）。</translation>
    </message>
    <message>
      <source>The Python of QGIS was not found. Ask the administrator to run the command above.</source>
      <translation>未找到 QGIS 的 Python。请管理员执行上面的命令。</translation>
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
      <source>The answers in {file} cannot be read ({detail}). Ask the questions again.</source>
      <translation>无法读取 {file} 中的分析结果（{detail}）。请重新分析。</translation>
    </message>
    <message>
      <source>The area differs much from the schematic shape before, in percent</source>
      <translation>面积与原示意图形相差较大（%）</translation>
    </message>
    <message>
      <source>The area differs much from the survey before, in percent</source>
      <translation>面积与原测绘结果相差较大（%）</translation>
    </message>
    <message>
      <source>The area in row {row} is a {kind}. Give polygons.</source>
      <translation>第 {row} 行的面是 {kind}。请提供多边形。</translation>
    </message>
    <message>
      <source>The area reaches beyond the one it belongs to</source>
      <translation>该面超出所属的面</translation>
    </message>
    <message>
      <source>The area reaches beyond the one it belongs to in a sliver along the border</source>
      <translation>该面沿边界狭长超出所属的面</translation>
    </message>
    <message>
      <source>The backup {path} cannot be used ({detail}). Choose another backup. Nothing was changed.</source>
      <translation>备份 {path} 不能使用（{detail}）。请选择其他备份。数据没有任何改动。</translation>
    </message>
    <message>
      <source>The best possible for each sum of money is not known: too many projects hang together.</source>
      <translation>相互牵连的项目太多，无法求出各投入下的最优组合。</translation>
    </message>
    <message>
      <source>The budget {given} cannot reach everybody who can be reached: at least {least} is needed. Raise it, or use maximal coverage.</source>
      <translation>预算 {given} 不足以通达所有可通达的人，至少需要 {least}。请提高预算，或改用最大覆盖。</translation>
    </message>
    <message>
      <source>The code decided on is not that of a unit.</source>
      <translation>所决定的代码不是任何单位的代码。</translation>
    </message>
    <message>
      <source>The code in the field {field} does not begin with the one in {parent}</source>
      <translation>字段 {field} 中的代码不以 {parent} 中的代码开头</translation>
    </message>
    <message>
      <source>The code in the field {field} does not have {digits} digits</source>
      <translation>字段 {field} 中的代码不是 {digits} 位数字</translation>
    </message>
    <message>
      <source>The code in the field {field} is empty</source>
      <translation>字段 {field} 中的代码为空</translation>
    </message>
    <message>
      <source>The code in the field {field} stands more than once</source>
      <translation>字段 {field} 中的代码重复</translation>
    </message>
    <message>
      <source>The code is right, but the name is written differently.</source>
      <translation>代码正确，但名称写法不同。</translation>
    </message>
    <message>
      <source>The code is that of another district.</source>
      <translation>这是其他区县的代码。</translation>
    </message>
    <message>
      <source>The code may be that of several units: its last digits are lost, or it is a former code.</source>
      <translation>该代码可能属于几个单位：末几位已丢失，或是旧代码。</translation>
    </message>
    <message>
      <source>The code {value} is given to {count} {field}. Each code may stand once.</source>
      <translation>编号 {value} 在 {field} 中出现 {count} 次，每个编号只能出现一次。</translation>
    </message>
    <message>
      <source>The coordinate reference system {crs} is not known ({reason}). Give one such as EPSG:4545.</source>
      <translation>坐标系 {crs} 无法识别（{reason}）。请提供如 EPSG:4545 的坐标系。</translation>
    </message>
    <message>
      <source>The cost from {point} to {site} is {value}. Give 0 or more, or leave out what cannot be travelled.</source>
      <translation>{point} 到 {site} 的费用为 {value}。应为 0 或更大；不可达的请不要列出。</translation>
    </message>
    <message>
      <source>The data model does not know this table; nothing uses it</source>
      <translation>数据模型中没有该表，不会被使用</translation>
    </message>
    <message>
      <source>The decisions could not be kept in {file} ({reason}). Close what has it open, or choose another place.</source>
      <translation>决定未能存入 {file}（{reason}）。请关闭正在使用它的程序，或换一个位置。</translation>
    </message>
    <message>
      <source>The decisions have no field {field}; they have {fields}. Give the table of unmatched rows with its column decision filled in, or the decisions kept before.</source>
      <translation>决定表没有字段 {field}，只有 {fields}。请给出填好 decision 列的待定表，或以前保存的决定。</translation>
    </message>
    <message>
      <source>The demand is zero at all {count} points. Check the field with the people.</source>
      <translation>{count} 个需求点的人口全为零。请检查人口字段。</translation>
    </message>
    <message>
      <source>The disk with {path} is full. Make room for at least twice the size of the workspace. Nothing was changed.</source>
      <translation>{path} 所在磁盘已满。请腾出工作空间两倍以上的空间。数据没有任何改动。</translation>
    </message>
    <message>
      <source>The district {layer} has no area. Give the polygon of the district.</source>
      <translation>全区范围图层 {layer} 没有面积。请提供全区的面。</translation>
    </message>
    <message>
      <source>The elevation model does not cover the district, so elevation bands are left out. Give a DEM of the district.</source>
      <translation>高程模型未覆盖本区，因此略去高程带。请提供覆盖本区的高程模型。</translation>
    </message>
    <message>
      <source>The farthest group as near as possible (p-centre)</source>
      <translation>最远的小组尽量近（p-中心）</translation>
    </message>
    <message>
      <source>The feature has no usable geometry and is not imported</source>
      <translation>该要素没有可用的几何，未导入</translation>
    </message>
    <message>
      <source>The feature lies outside the district</source>
      <translation>要素在本区之外</translation>
    </message>
    <message>
      <source>The field {field} does not say how the feature was located</source>
      <translation>字段 {field} 未说明要素如何定位</translation>
    </message>
    <message>
      <source>The field {field} is empty</source>
      <translation>字段 {field} 为空</translation>
    </message>
    <message>
      <source>The field {field} is empty, so nobody knows where the row belongs</source>
      <translation>字段 {field} 为空，无从得知该行属于哪里</translation>
    </message>
    <message>
      <source>The field {field} is missing</source>
      <translation>缺少字段 {field}</translation>
    </message>
    <message>
      <source>The field {field} is missing; what it tells is not known</source>
      <translation>缺少字段 {field}，相应内容无从得知</translation>
    </message>
    <message>
      <source>The field {field} names a row that {parent} does not have</source>
      <translation>字段 {field} 所指的行在“{parent}”中不存在</translation>
    </message>
    <message>
      <source>The field {field} of the layer {layer} should hold numbers, but feature {id} has {value!r}. Correct the value or choose another field.</source>
      <translation>图层“{layer}”的字段“{field}”应为数值，但要素 {id} 的值为 {value!r}。请更正该值，或改选其他字段。</translation>
    </message>
    <message>
      <source>The file calls its coordinate system {name} and gives no code; its parameters are those of {crs}.</source>
      <translation>文件的坐标系名为 {name}，没有代码；其参数与 {crs} 相同。</translation>
    </message>
    <message>
      <source>The file defines a coordinate system of its own ({name}); it is used as it stands.</source>
      <translation>文件自定义了坐标系（{name}），按其定义使用。</translation>
    </message>
    <message>
      <source>The file does not say how its text is written; all of it reads as {encoding}.</source>
      <translation>文件没有注明文字编码，全部文字可按 {encoding} 读出。</translation>
    </message>
    <message>
      <source>The file has no column for this; values that the workspace had are kept by code</source>
      <translation>文件没有这些列，按代码保留工作空间原有的值</translation>
    </message>
    <message>
      <source>The file has no coordinate system; coordinates such as {x}, {y} fit {crs}, where they lie {place}.</source>
      <translation>文件没有坐标系；{x}，{y} 这样的坐标符合 {crs}，按此位于{place}。</translation>
    </message>
    <message>
      <source>The file holds boundary lines; {rings} closed lines and {faces} areas between lines became polygons.</source>
      <translation>文件中是界线；{rings} 条闭合线和线间 {faces} 个区域已转为面。</translation>
    </message>
    <message>
      <source>The file lacks this unit, so its row stays without a shape</source>
      <translation>文件没有该单位，其行保留而没有图形</translation>
    </message>
    <message>
      <source>The file says its text is {declared}, but it reads as {encoding}.</source>
      <translation>文件注明文字编码为 {declared}，实际应按 {encoding} 读取。</translation>
    </message>
    <message>
      <source>The file says {declared}, but in it the features would not lie {place}; in {crs} they do.</source>
      <translation>文件注明 {declared}，但按它要素不在{place}；按 {crs} 则相符。</translation>
    </message>
    <message>
      <source>The file {file} cannot be opened ({reason}). Close it in other programs, or copy it to another folder.</source>
      <translation>文件 {file} 打不开（{reason}）。请在其他程序中关闭它，或复制到别的文件夹。</translation>
    </message>
    <message>
      <source>The file {file} has no field {field} ({parameter}). It has: {fields}. Choose another one.</source>
      <translation>文件 {file} 没有字段 {field}（{parameter}）。它有：{fields}。请另选。</translation>
    </message>
    <message>
      <source>The file {file} is a ZIP archive without a workbook in it. Unpack it and give the table itself.</source>
      <translation>文件 {file} 是压缩包，里面没有工作簿。请解压后给出表格本身。</translation>
    </message>
    <message>
      <source>The file {file} is a web page, whatever its name says. Open it in Excel or WPS and save it as .xlsx or CSV.</source>
      <translation>文件 {file} 其实是网页，与扩展名不符。请用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV。</translation>
    </message>
    <message>
      <source>The file {file} is an Excel 97-2003 workbook (.xls). Open it in Excel or WPS and save it as .xlsx or CSV.</source>
      <translation>文件 {file} 是 Excel 97-2003 工作簿（.xls）。请用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV。</translation>
    </message>
    <message>
      <source>The file {file} is an OpenDocument spreadsheet. Save it as .xlsx or CSV.</source>
      <translation>文件 {file} 是 OpenDocument 表格。请另存为 .xlsx 或 CSV。</translation>
    </message>
    <message>
      <source>The file {file} is empty (0 bytes). Copy it again from where it came from.</source>
      <translation>文件 {file} 是空的（0 字节）。请从原处重新复制。</translation>
    </message>
    <message>
      <source>The file {file} is missing. Install the plugin again.</source>
      <translation>缺少文件“{file}”。请重新安装插件。</translation>
    </message>
    <message>
      <source>The file {file} is no text in UTF-8, GBK, GB18030 or UTF-16. Open it in the program that made it and save it as CSV (UTF-8) or XLSX.</source>
      <translation>文件 {file} 不是 UTF-8、GBK、GB18030 或 UTF-16 文本。请用生成它的程序打开，另存为 CSV（UTF-8）或 XLSX。</translation>
    </message>
    <message>
      <source>The file {file} is not a text table ({reason}). Save the table as CSV (UTF-8) or XLSX.</source>
      <translation>文件 {file} 不是文本表格（{reason}）。请将表格另存为 CSV（UTF-8）或 XLSX。</translation>
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
      <source>The folder {folder} cannot be made ({detail}). Choose another one.</source>
      <translation>无法建立文件夹 {folder}（{detail}）。请换一个文件夹。</translation>
    </message>
    <message>
      <source>The folder {folder} holds a workspace already ({name}). Open it, or choose another folder.</source>
      <translation>文件夹“{folder}”中已有工作空间（{name}）。请直接打开，或改选文件夹。</translation>
    </message>
    <message>
      <source>The geometry is not valid</source>
      <translation>几何无效</translation>
    </message>
    <message>
      <source>The geometry is of another kind than the layer's ({expected})</source>
      <translation>几何类型与图层（{expected}）不符</translation>
    </message>
    <message>
      <source>The geometry was repaired or left out when the file was read</source>
      <translation>读取时几何已修复或舍去</translation>
    </message>
    <message>
      <source>The group has no place on the map, so nothing can be said about its roads.</source>
      <translation>该组没有可用坐标，无法判断通路情况。</translation>
    </message>
    <message>
      <source>The group lies too high above every work within the distance limit.</source>
      <translation>小组比距离限值内的各处工程高出过多。</translation>
    </message>
    <message>
      <source>The group lies {lift} above the work.</source>
      <translation>该组比供水工程高 {lift}。</translation>
    </message>
    <message>
      <source>The group lies {lift} below the work.</source>
      <translation>该组比供水工程低 {lift}。</translation>
    </message>
    <message>
      <source>The groups have no village code, so villages cannot be counted.</source>
      <translation>小组没有村代码，无法按村统计。</translation>
    </message>
    <message>
      <source>The height of the ground is not known along the whole route.</source>
      <translation>沿线地面高程不全。</translation>
    </message>
    <message>
      <source>The heights {value} that divide the bands do not ascend. Give them from low to high, each once.</source>
      <translation>划分海拔带的高程 {value} 不是递增的。请由低到高填写，各不重复。</translation>
    </message>
    <message>
      <source>The index (.shx) of the shapefile is missing; it was made anew from the .shp, not beside your file.</source>
      <translation>shapefile 缺少索引（.shx），已从 .shp 另行生成，未写在您的文件旁。</translation>
    </message>
    <message>
      <source>The layer has no coordinate reference system; positions were not checked</source>
      <translation>图层没有坐标系，未检查位置</translation>
    </message>
    <message>
      <source>The layer has no rows</source>
      <translation>图层没有任何行</translation>
    </message>
    <message>
      <source>The layer is in</source>
      <translation>图层现用坐标</translation>
    </message>
    <message>
      <source>The layer is in another coordinate reference system than the workspace ({expected})</source>
      <translation>图层的坐标系与工作空间（{expected}）不同</translation>
    </message>
    <message>
      <source>The layer of groups has none in this village.</source>
      <translation>小组图层中没有本村的小组。</translation>
    </message>
    <message>
      <source>The layer of townships is empty. Import the boundaries first.</source>
      <translation>乡镇图层没有要素。请先导入界线。</translation>
    </message>
    <message>
      <source>The layer {layer} did not come out right in {path} ({detail}), so everything was put back. Nothing was changed. Restore a backup or build a new workspace, then import again.</source>
      <translation>图层 {layer} 写入 {path} 的结果不正确（{detail}），已全部退回，数据没有任何改动。请恢复备份或新建工作空间，再导入。</translation>
    </message>
    <message>
      <source>The layer {layer} does not tell planned roads from built ones (STATUS_FIELD). Draw the planned roads in a layer of their own and choose it in PROJECT_ROADS.</source>
      <translation>图层 {layer} 没有区分规划与已建道路的字段（STATUS_FIELD）。请把规划道路画在单独的图层中，并在 PROJECT_ROADS 中选择它。</translation>
    </message>
    <message>
      <source>The layer {layer} has neither a village nor a township code, so its need belongs nowhere. Choose VILLAGE_FIELD or TOWN_FIELD.</source>
      <translation>图层 {layer} 既没有村代码也没有乡镇代码，需求无法归到地点。请选择 VILLAGE_FIELD 或 TOWN_FIELD。</translation>
    </message>
    <message>
      <source>The layer {layer} has no code in the field {field}. Choose the field with the codes of {what}.</source>
      <translation>图层 {layer} 的字段 {field} 没有代码。请选择含有{what}代码的字段。</translation>
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
      <source>The layer {layer} has no indicator with a number in {field}. Choose the field with the targets.</source>
      <translation>图层 {layer} 的字段 {field} 没有数值目标。请选择目标字段。</translation>
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
      <source>The layer {layer} has no point with coordinates. Give it a place.</source>
      <translation>图层“{layer}”没有一个点有坐标。请补充位置。</translation>
    </message>
    <message>
      <source>The layer {layer} has no point with coordinates. Give the seats a place.</source>
      <translation>图层“{layer}”中没有带坐标的点。请为驻地确定位置。</translation>
    </message>
    <message>
      <source>The layer {layer} holds no planned road: none has a status among {values} in {field}. Draw the planned roads in a layer of their own and choose it in PROJECT_ROADS.</source>
      <translation>图层 {layer} 中没有规划道路：字段 {field} 没有任何值属于 {values}。请把规划道路画在单独的图层中，并在 PROJECT_ROADS 中选择它。</translation>
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
      <source>The layer {layer} is a table without geometry. Choose points, lines or polygons in HAZARD.</source>
      <translation>图层“{layer}”是没有几何的表。请在 HAZARD 中选择点、线或面图层。</translation>
    </message>
    <message>
      <source>The layer {layer} is empty. Choose a layer with features, or clear its filter or selection.</source>
      <translation>图层“{layer}”没有要素。请选择有要素的图层，或清除其过滤条件或选择集。</translation>
    </message>
    <message>
      <source>The layer {layer} of the workspace has unsaved edits. Save or discard them, then run again.</source>
      <translation>工作空间的图层 {layer} 有未保存的编辑。请保存或放弃，再运行。</translation>
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
      <source>The layer {layer}, feature {code}: the weight is {value}. Give 0 or more.</source>
      <translation>图层“{layer}”要素 {code}：权重为 {value}，应为 0 或更大。</translation>
    </message>
    <message>
      <source>The layer {layer}, feature {id}: {field} is {value}. Give 0 or more people.</source>
      <translation>图层 {layer} 要素 {id}：{field} 为 {value}。人口应为 0 或以上。</translation>
    </message>
    <message>
      <source>The layer {layer}, field {field}: feature {id} has no project number. Enter it.</source>
      <translation>图层 {layer} 的字段 {field}：要素 {id} 没有项目序号，请补填。</translation>
    </message>
    <message>
      <source>The layer {layer}, field {field}: no row has both a value and people. Choose other fields.</source>
      <translation>图层 {layer} 的字段 {field}：没有一行既有数值又有人口。请另选字段。</translation>
    </message>
    <message>
      <source>The layer {layer}, field {field}: {value} is below 0. Inequality is measured of values from 0 up.</source>
      <translation>图层 {layer} 的字段 {field}：{value} 小于 0。差异只能对非负数值计算。</translation>
    </message>
    <message>
      <source>The layer {layer}, field {field}: {value} is no confidence. Give numbers from 0 to 1.</source>
      <translation>图层 {layer} 的字段 {field}：{value} 不是可信度。请填 0 到 1 的数。</translation>
    </message>
    <message>
      <source>The layer {layer}, point {code}: the weight is {value}. Give 0 or more people.</source>
      <translation>图层“{layer}”的点 {code}：权重为 {value}。请填 0 或更大的人数。</translation>
    </message>
    <message>
      <source>The layer {layer}, project {code}, has a line without a cost. Fill it in, or leave COST_FIELD empty.</source>
      <translation>图层“{layer}”的项目 {code} 有一条线没有填写投资。请补填，或不选 COST_FIELD。</translation>
    </message>
    <message>
      <source>The layer {layer}, project {code}, has no line of any length. Draw it, or leave it out.</source>
      <translation>图层 {layer} 的项目 {code} 没有任何有长度的线。请补画或去掉该项目。</translation>
    </message>
    <message>
      <source>The layer {layer}, project {code}: the cost is {value}. Give every project a cost above 0, or leave COST_FIELD empty.</source>
      <translation>图层 {layer} 的项目 {code} 投资为 {value}。每个项目的投资都应大于 0，否则请不选 COST_FIELD。</translation>
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
      <source>The layer {layer}, work {code}: the capacity is {value}. Give 0 or more, or leave it empty.</source>
      <translation>图层 {layer}，工程 {code}：供水能力为 {value}。应不小于 0，或留空。</translation>
    </message>
    <message>
      <source>The layer {layer}, work {code}: {field} is {value}. Give 0 or more, or leave it empty.</source>
      <translation>图层 {layer}，工程 {code}：{field} 为 {value}。应不小于 0，或留空。</translation>
    </message>
    <message>
      <source>The layer {layer}, work {code}: {field} is {value}. Give a share above 0 and up to 1.</source>
      <translation>图层 {layer}，工程 {code}：{field} 为 {value}。应填大于 0、不超过 1 的比例。</translation>
    </message>
    <message>
      <source>The layer {layer}: no row has the codes of both a demand point and a candidate. Check the code fields.</source>
      <translation>图层“{layer}”：没有一行同时带有需求点和候选点的编号。请检查编号字段。</translation>
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
      <source>The layer {layer}: the cost from {point} to {site} is {value}. Give 0 or more.</source>
      <translation>图层“{layer}”：{point} 到 {site} 的费用为 {value}，应为 0 或更大。</translation>
    </message>
    <message>
      <source>The layer {layer}: the pair {point}, {site} stands more than once. Each pair may stand once.</source>
      <translation>图层“{layer}”：{point} 与 {site} 这一对出现不止一次，每对只能出现一次。</translation>
    </message>
    <message>
      <source>The layer {layer}: the project {value} ends before it begins. Correct its years.</source>
      <translation>图层 {layer}：项目 {value} 的结束年早于起始年，请更正。</translation>
    </message>
    <message>
      <source>The layer {layer}: the project {value} stands more than once. Give every project one row.</source>
      <translation>图层 {layer}：项目 {value} 重复出现。请一个项目只留一行。</translation>
    </message>
    <message>
      <source>The layer {layer}: {field} has {given} values for {count} features. Give one for each.</source>
      <translation>图层“{layer}”的“{field}”有 {given} 个值，而要素有 {count} 个。请为每个要素提供一个值。</translation>
    </message>
    <message>
      <source>The layer {layer}: {value} is no project of the layer {other}. Correct the project number.</source>
      <translation>图层 {layer}：图层 {other} 中没有项目 {value}。请更正项目序号。</translation>
    </message>
    <message>
      <source>The level {level} is not one of {levels}. Choose one of them.</source>
      <translation>级别 {level} 不在 {levels} 之中。请从中选择。</translation>
    </message>
    <message>
      <source>The limit is {value}. Give 0 or more.</source>
      <translation>阈值为 {value}。请填写 0 或更大的数。</translation>
    </message>
    <message>
      <source>The line has no length</source>
      <translation>线没有长度</translation>
    </message>
    <message>
      <source>The line in row {row} is a {kind}. Give single lines (multi-part to single parts).</source>
      <translation>第 {row} 行的线是 {kind}。请提供单部件线（多部件转单部件）。</translation>
    </message>
    <message>
      <source>The map theme {theme} shows the answer to a question that this workspace has not been asked. Ask it first, or choose one of: {themes}.</source>
      <translation>地图专题 {theme} 展示的是某个问题的结果，而此工作空间还没有分析该问题。请先分析，或从下列专题中选择：{themes}。</translation>
    </message>
    <message>
      <source>The middle of the unit lies elsewhere than in the survey before, in metres</source>
      <translation>单位中心与原测绘结果不在一处，相距（米）</translation>
    </message>
    <message>
      <source>The name exists, but not in the township the row gives.</source>
      <translation>有这个名称，但不在该行所写的乡镇。</translation>
    </message>
    <message>
      <source>The name is that of a unit of another level.</source>
      <translation>这是其他级别单位的名称。</translation>
    </message>
    <message>
      <source>The name is that of something in the unit (a group, a school).</source>
      <translation>这是单位内部某处的名称（村民小组、学校等）。</translation>
    </message>
    <message>
      <source>The name was matched, but not exactly</source>
      <translation>名称已匹配，但不完全相同</translation>
    </message>
    <message>
      <source>The nearest hardened road is {distance} away as the crow flies.</source>
      <translation>距最近硬化路 {distance}（直线）。</translation>
    </message>
    <message>
      <source>The network of stations covers it.</source>
      <translation>在现有站网覆盖范围内。</translation>
    </message>
    <message>
      <source>The number in the field {field} is not what {counted} adds up to</source>
      <translation>字段 {field} 所填的数与“{counted}”的合计不一致</translation>
    </message>
    <message>
      <source>The number of nearest facilities is {value}. Give 1 or more.</source>
      <translation>最近设施个数为 {value}。请填写 1 或更大的整数。</translation>
    </message>
    <message>
      <source>The page offers an online base map: a reader who switches it on needs the network, and the page then asks {hosts} for pictures. Leave the base map out where the page must not ask anyone.</source>
      <translation>网页提供在线底图：读者打开底图时需要联网，网页会向 {hosts} 请求图片。不允许对外请求时，请不要选用底图。</translation>
    </message>
    <message>
      <source>The page {path} could not be written ({reason}). Choose another place for it.</source>
      <translation>网页 {path} 写不进去（{reason}）。请换一个位置。</translation>
    </message>
    <message>
      <source>The plugin brings the whole district: townships, villages, groups, roads and projects.</source>
      <translation>插件自带全区数据：乡镇、行政村、村民小组、道路和规划项目。</translation>
    </message>
    <message>
      <source>The plugin: GPL-2.0-or-later. The text is in the file LICENSE.</source>
      <translation>本插件：GPL-2.0-or-later，全文见文件 LICENSE。</translation>
    </message>
    <message>
      <source>The point has no usable coordinates.</source>
      <translation>没有可用的坐标。</translation>
    </message>
    <message>
      <source>The point lies outside the village or township whose code it has</source>
      <translation>该点在其代码所属的村或乡镇之外</translation>
    </message>
    <message>
      <source>The population raster {path} cannot be read ({reason}). Give a GeoTIFF or another GDAL raster.</source>
      <translation>人口栅格 {path} 无法读取（{reason}）。请提供 GeoTIFF 或其他 GDAL 支持的栅格。</translation>
    </message>
    <message>
      <source>The population raster {path} has cells with {value} people. Set its no-data value.</source>
      <translation>人口栅格 {path} 中有像元的人数为 {value}。请为其设置无数据值。</translation>
    </message>
    <message>
      <source>The population raster {path} has no coordinate reference system. Assign one in QGIS first.</source>
      <translation>人口栅格 {path} 没有坐标参考系。请先在 QGIS 中指定。</translation>
    </message>
    <message>
      <source>The population raster {path} has nobody inside the {count} areas. Give the raster of this district.</source>
      <translation>人口栅格 {path} 在这 {count} 个面内没有人口。请提供本区的栅格。</translation>
    </message>
    <message>
      <source>The positions lie {east} m east and {north} m north of where they should, all alike, which is no offset of web maps. Perhaps an old datum (北京54, 西安80): ask the survey office.</source>
      <translation>位置整体偏移：东西向 {east} 米，南北向 {north} 米（偏东、偏北为正），各处一致，不是网络地图偏移，可能用的是旧坐标系（北京54、西安80）。请询问测绘单位。</translation>
    </message>
    <message>
      <source>The positions lie {east} m east and {north} m north of where they should: the offset of {name}. It is undone.</source>
      <translation>位置有 {name} 偏移：东西向 {east} 米，南北向 {north} 米（偏东、偏北为正），已去除。</translation>
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
      <source>The project has no layer of villages. Open a workspace first.</source>
      <translation>工程中没有行政村图层。请先打开工作空间。</translation>
    </message>
    <message>
      <source>The project has no map theme named {theme}. Choose one of: {themes}.</source>
      <translation>工程中没有名为 {theme} 的地图专题。请从下列专题中选择：{themes}。</translation>
    </message>
    <message>
      <source>The project has no map theme to print. Open a workspace first.</source>
      <translation>工程中没有可打印的地图专题。请先打开工作空间。</translation>
    </message>
    <message>
      <source>The project has no theme for this answer.</source>
      <translation>当前工程没有展示该结论的专题。</translation>
    </message>
    <message>
      <source>The project has none of the planner's layers. Open a workspace, or choose its file in WORKSPACE.</source>
      <translation>当前工程中没有规划图层。请先打开工作空间，或在 WORKSPACE 中选择其文件。</translation>
    </message>
    <message>
      <source>The project has not loaded this layer; it was not checked</source>
      <translation>工程未加载该图层，未作检查</translation>
    </message>
    <message>
      <source>The public version has no map review number (审图号). Maps must not be published without one: have it reviewed, then run again with the number.</source>
      <translation>公开版没有填写审图号。没有审图号的地图不得公开，请送审后填写审图号重新运行。</translation>
    </message>
    <message>
      <source>The pump's head is more than the class of the pipe bears: pump in stages or take a stronger pipe.</source>
      <translation>水泵扬程超过管材等级：请分级提水或换用更高等级的管材。</translation>
    </message>
    <message>
      <source>The raster {path} is kept in a database. Save it in QGIS as a GeoTIFF (Export &gt; Save As) and give that.</source>
      <translation>栅格 {path} 存放在数据库中。请在 QGIS 中另存为 GeoTIFF（导出 &gt; 另存为），再选该文件。</translation>
    </message>
    <message>
      <source>The register gives this code another name</source>
      <translation>名录中该代码的名称不同</translation>
    </message>
    <message>
      <source>The register has this unit, the workspace lacks it</source>
      <translation>名录中有该单位，工作空间中没有</translation>
    </message>
    <message>
      <source>The register holds no {what}. Give the layers of townships and villages with their codes and names.</source>
      <translation>名录中没有 {what}。请给出带代码和名称的乡镇、行政村图层。</translation>
    </message>
    <message>
      <source>The register is of another district, so units and names were not compared with it</source>
      <translation>名录属于其他区县，未与其对照单位和名称</translation>
    </message>
    <message>
      <source>The result in one sentence</source>
      <translation>一句话结果</translation>
    </message>
    <message>
      <source>The result {name} could not be written: {detail}. Choose another place for it.</source>
      <translation>结果“{name}”无法写出：{detail}。请改选保存位置。</translation>
    </message>
    <message>
      <source>The results are written, but {file} could not note how they came about ({detail}).</source>
      <translation>结果已写出，但 {file} 未能记下这次运行的情况（{detail}）。</translation>
    </message>
    <message>
      <source>The road ends just short of another road</source>
      <translation>道路在距另一条路很近处中断</translation>
    </message>
    <message>
      <source>The roads have no field with lanes or width, so two-lane roads are not known.</source>
      <translation>道路没有车道数或宽度字段，无法判断双车道。</translation>
    </message>
    <message>
      <source>The roads within the limit do not lead to the seat.</source>
      <translation>接入距离内的道路不通往乡镇驻地。</translation>
    </message>
    <message>
      <source>The roads within the limit lead to no facility.</source>
      <translation>接入距离内的道路不通往任何设施。</translation>
    </message>
    <message>
      <source>The row has neither name nor code.</source>
      <translation>该行既无名称也无代码。</translation>
    </message>
    <message>
      <source>The row has no geometry</source>
      <translation>该行没有几何</translation>
    </message>
    <message>
      <source>The row has no place, and the field {field} does not say why</source>
      <translation>该行没有位置，字段 {field} 也未说明原因</translation>
    </message>
    <message>
      <source>The row is a total, not a place.</source>
      <translation>该行是合计，不是地名。</translation>
    </message>
    <message>
      <source>The seat itself is not on the district's hardened network.</source>
      <translation>乡镇驻地本身未接入全区硬化路网。</translation>
    </message>
    <message>
      <source>The shares of people, hazard and elevation bands are {shares}. Give 0 or more each, and one above 0.</source>
      <translation>人口、隐患点、高程带的份额为 {shares}。每项应为 0 或更大，且至少一项大于 0。</translation>
    </message>
    <message>
      <source>The sheet {sheet} of {file} is empty. Its sheets are {sheets}. Give another one in SHEET.</source>
      <translation>{file} 的工作表 {sheet} 是空的。共有工作表 {sheets}，请在 SHEET 中填另一个。</translation>
    </message>
    <message>
      <source>The sheet {sheet} of {file} is too large. Save the part with names as CSV.</source>
      <translation>{file} 的工作表 {sheet} 过大。请将含地名的部分另存为 CSV。</translation>
    </message>
    <message>
      <source>The sheets cannot be written to {path} ({detail}). Close the file if it is open, or choose another folder.</source>
      <translation>图件无法写入 {path}（{detail}）。如果文件已打开，请先关闭，或另选文件夹。</translation>
    </message>
    <message>
      <source>The sites that stay cost {cost} together, more than the budget {budget}. Raise it, or give them price 0.</source>
      <translation>保留的站址造价合计 {cost}，超过预算 {budget}。请提高预算，或把它们的造价填为 0。</translation>
    </message>
    <message>
      <source>The slides could not be written to {file} ({reason}). Close them in PowerPoint or choose another folder.</source>
      <translation>幻灯片无法写入 {file}（{reason}）。请先在 PowerPoint 中关闭，或另选文件夹。</translation>
    </message>
    <message>
      <source>The solver stopped without an answer ({reason}). Give more time, or fewer sites.</source>
      <translation>求解器未得出结果就停止（{reason}）。请放宽时间，或减少站址数。</translation>
    </message>
    <message>
      <source>The speed table {layer} has no column {field}. It needs road_class, surface and speed_kmh.</source>
      <translation>车速表“{layer}”没有列“{field}”。需要 road_class、surface、speed_kmh 三列。</translation>
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
      <source>The step along legs is {value} m. Give more than 0.</source>
      <translation>步行段的步长为 {value} 米。请填写大于 0 的值。</translation>
    </message>
    <message>
      <source>The step along lines is {value} m. Give more than 0.</source>
      <translation>沿线步长为 {value} 米。请填写大于 0 的值。</translation>
    </message>
    <message>
      <source>The step along walks and roads is {value} m. Give more than 0.</source>
      <translation>沿步行路线和道路的采样间距为 {value} 米。请填写大于 0 的数。</translation>
    </message>
    <message>
      <source>The stored result differs: roads or settings have changed since. Ask again: {question}</source>
      <translation>已存结果与此不符：道路或参数已有变动，请重新运行：{question}</translation>
    </message>
    <message>
      <source>The style {path} of the layer {layer} cannot be read ({detail}). Install the plugin again.</source>
      <translation>图层“{layer}”的样式“{path}”无法读取（{detail}）。请重新安装插件。</translation>
    </message>
    <message>
      <source>The table cannot be read</source>
      <translation>无法读取该表</translation>
    </message>
    <message>
      <source>The table of sources {layer} has no column {field}. It needs {columns}.</source>
      <translation>来源表 {layer} 没有 {field} 列。需要的列：{columns}。</translation>
    </message>
    <message>
      <source>The table of sources {layer}, {indicator}: better is {value}. Write more or less.</source>
      <translation>来源表 {layer}，{indicator}：better 为 {value}。请填 more 或 less。</translation>
    </message>
    <message>
      <source>The table of sources {layer}, {indicator}: where is {value}. Write field=value, several joined by ;.</source>
      <translation>来源表 {layer}，{indicator}：where 为 {value}。请写成 字段=值，多个用 ; 连接。</translation>
    </message>
    <message>
      <source>The table of sources {layer}: {indicator} stands more than once.</source>
      <translation>来源表 {layer}：{indicator} 重复出现。</translation>
    </message>
    <message>
      <source>The table of targets {layer} has no column {field}. It needs {columns}.</source>
      <translation>目标表 {layer} 缺少列 {field}，需要：{columns}。</translation>
    </message>
    <message>
      <source>The table of targets {layer}, {indicator}: {value} is no share. Give 0 to 100, or leave it empty.</source>
      <translation>目标表 {layer} 的 {indicator}：{value} 不是百分比，应为 0 至 100 或留空。</translation>
    </message>
    <message>
      <source>The table of targets {layer}: the indicator {value} is not known. Use {codes}.</source>
      <translation>目标表 {layer} 中的指标 {value} 不认识，可用：{codes}。</translation>
    </message>
    <message>
      <source>The table {file} has more than {rows} rows or {columns} columns. Give the part with names only.</source>
      <translation>表 {file} 超过 {rows} 行或 {columns} 列。请只给出含地名的部分。</translation>
    </message>
    <message>
      <source>The table {layer} is not a text in UTF-8 or GBK. Save it as CSV (UTF-8).</source>
      <translation>表格 {layer} 不是 UTF-8 或 GBK 编码的文本。请另存为 CSV（UTF-8）。</translation>
    </message>
    <message>
      <source>The table {layer} of {file} has no rows. Give another table.</source>
      <translation>{file} 的表 {layer} 没有数据行。请换一张表。</translation>
    </message>
    <message>
      <source>The text can be read as {encoding} and as {other}; {encoding} gives Chinese characters.</source>
      <translation>文字按 {encoding} 和 {other} 都能读，按 {encoding} 得到汉字。</translation>
    </message>
    <message>
      <source>The time was up before the gap was closed. Give more TIME_LIMIT_S for a better bound.</source>
      <translation>时间已到，差距尚未消除。需要更好的界请加大 TIME_LIMIT_S。</translation>
    </message>
    <message>
      <source>The township or district the row gives is not known here.</source>
      <translation>该行所写的乡镇或区县不在名录中。</translation>
    </message>
    <message>
      <source>The unit belongs to another layer of the workspace and is written there</source>
      <translation>该单位属于工作空间的另一图层，写入该图层</translation>
    </message>
    <message>
      <source>The user guide cannot be opened: its file or a browser is missing. Install the plugin again.</source>
      <translation>无法打开使用手册：缺少手册文件或浏览器。请重新安装插件。</translation>
    </message>
    <message>
      <source>The value of the field {field} is negative</source>
      <translation>字段 {field} 的值为负数</translation>
    </message>
    <message>
      <source>The value of the field {field} is none that the data model knows</source>
      <translation>字段 {field} 的值不在数据字典之内</translation>
    </message>
    <message>
      <source>The village of this group cannot be told; the group is not imported</source>
      <translation>无法确定该小组所属的村，未导入</translation>
    </message>
    <message>
      <source>The way is the one above.</source>
      <translation>路线同上。</translation>
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
      <source>The workbook {file} has no sheet with data. Give another file.</source>
      <translation>工作簿 {file} 没有含数据的工作表。请换一个文件。</translation>
    </message>
    <message>
      <source>The workbook {file} has no sheet {sheet}. Its sheets are {sheets}. Give one of them in SHEET.</source>
      <translation>工作簿 {file} 没有工作表 {sheet}，只有 {sheets}。请在 SHEET 中填其中之一。</translation>
    </message>
    <message>
      <source>The workbook {file} is damaged or not complete ({reason}). Copy it again, or open it in Excel or WPS, let it be repaired, and save it as .xlsx.</source>
      <translation>工作簿 {file} 已损坏或不完整（{reason}）。请重新复制，或用 Excel 或 WPS 打开并修复，再保存为 .xlsx。</translation>
    </message>
    <message>
      <source>The workbook {file} is protected by a password. Open it in Excel or WPS, remove the password (File &gt; Info &gt; Protect Workbook), save it, and try again.</source>
      <translation>工作簿 {file} 有密码保护。请用 Excel 或 WPS 打开，去掉密码（文件 &gt; 信息 &gt; 保护工作簿），保存后再试。</translation>
    </message>
    <message>
      <source>The works within the limits are full, or what is left in them is less than the group needs.</source>
      <translation>限值内的工程已满，或余量不够整个小组。</translation>
    </message>
    <message>
      <source>The works within the limits have water for a part of the group only.</source>
      <translation>限值内的工程只够供一部分人口。</translation>
    </message>
    <message>
      <source>The workspace cannot be written to {folder} ({detail}). Close the project that uses it, or choose a folder of your own.</source>
      <translation>工作空间无法写入“{folder}”（{detail}）。请关闭正在使用它的项目，或选择自己可写的文件夹。</translation>
    </message>
    <message>
      <source>The workspace does not have this yet; it is added</source>
      <translation>工作空间中还没有，已增加</translation>
    </message>
    <message>
      <source>The workspace has no layer {layer}, which this question needs.</source>
      <translation>工作空间中没有这个问题所需的图层 {layer}。</translation>
    </message>
    <message>
      <source>The workspace has no road connectivity results yet; the briefing is without them.</source>
      <translation>工作空间里还没有道路通畅分析结果；简报中不含这些内容。</translation>
    </message>
    <message>
      <source>The workspace has no {what} {code}. Click a villager group or a village of the open workspace.</source>
      <translation>工作空间中没有{what} {code}。请点击已打开工作空间中的村民小组或行政村。</translation>
    </message>
    <message>
      <source>The workspace has this already; with this mode it stays as it is</source>
      <translation>工作空间中已有，按此方式保持不变</translation>
    </message>
    <message>
      <source>The workspace has this unit, the register does not know its code</source>
      <translation>工作空间中有该单位，名录中没有其代码</translation>
    </message>
    <message>
      <source>The workspace in {folder} is open.</source>
      <translation>“{folder}”中的工作空间已打开。</translation>
    </message>
    <message>
      <source>The workspace is again as it was in {restored}. What it was before is kept as {backup}: UNDO goes back to that.</source>
      <translation>工作空间已恢复到 {restored}。恢复前的状态已备份为 {backup}，再用 UNDO 可回到它。</translation>
    </message>
    <message>
      <source>The workspace is there already; its data are kept.</source>
      <translation>工作空间已存在，其数据保持不变。</translation>
    </message>
    <message>
      <source>The workspace lacks this layer</source>
      <translation>工作空间缺少该图层</translation>
    </message>
    <message>
      <source>The workspace {file} cannot be read ({detail}). Close what else uses it, or make a new one.</source>
      <translation>无法读取工作空间 {file}（{detail}）。请关闭占用它的程序，或新建一个工作空间。</translation>
    </message>
    <message>
      <source>The workspace {file} is not there any more. Put it back, or open another one.</source>
      <translation>工作空间“{file}”已不在了。请将其放回，或打开另一个工作空间。</translation>
    </message>
    <message>
      <source>The workspace {path} cannot be read ({reason}). Open it again, or make a new workspace.</source>
      <translation>工作空间 {path} 无法读取（{reason}）。请重新打开，或新建工作空间。</translation>
    </message>
    <message>
      <source>The workspace {path} holds none of the results that indicators are read from ({tables}). Run them first.</source>
      <translation>工作空间 {path} 中没有指标所依据的任何结果（{tables}）。请先运行。</translation>
    </message>
    <message>
      <source>Theil index</source>
      <translation>泰尔指数</translation>
    </message>
    <message>
      <source>Themes</source>
      <translation>专题</translation>
    </message>
    <message>
      <source>There are only {count} sets; {wanted} were asked for.</source>
      <translation>只有 {count} 个方案；要求 {wanted} 个。</translation>
    </message>
    <message>
      <source>There are {names} names but {others} {what}. Give one for each name, or none at all.</source>
      <translation>有 {names} 个名称，却有 {others} 个 {what}。请每个名称给一个，或全部不给。</translation>
    </message>
    <message>
      <source>There are {start} starts and {stop} ends of legs. Give one end for each start.</source>
      <translation>步行段有 {start} 个起点、{stop} 个终点。每个起点须有一个终点。</translation>
    </message>
    <message>
      <source>There is a unit of this name of another kind (village or community).</source>
      <translation>有同名单位，但类别不同（村或社区）。</translation>
    </message>
    <message>
      <source>There is no backup beside {path}. Undo is possible after an import only.</source>
      <translation>{path} 旁没有备份。导入之后才能撤销。</translation>
    </message>
    <message>
      <source>There is no base map {name}. Choose one of: {names}.</source>
      <translation>没有底图 {name}。请从下列选择一个：{names}。</translation>
    </message>
    <message>
      <source>There is no candidate site. Give at least one.</source>
      <translation>没有候选点，至少给一个。</translation>
    </message>
    <message>
      <source>There is no coordinate reference system {crs}. Give a code such as EPSG:4490 or EPSG:4545.</source>
      <translation>没有坐标系 {crs}。请给出 EPSG:4490、EPSG:4545 这样的代码。</translation>
    </message>
    <message>
      <source>There is no demand. Give points with people.</source>
      <translation>没有需求点，请给出有人口的点。</translation>
    </message>
    <message>
      <source>There is no encoding {encoding}. Choose UTF-8 or GB18030 (it contains GBK and GB2312).</source>
      <translation>没有编码 {encoding}。请选择 UTF-8 或 GB18030（包含 GBK、GB2312）。</translation>
    </message>
    <message>
      <source>There is no file {file}. Check the path and whether the network drive is connected.</source>
      <translation>文件“{file}”不存在。请检查路径。在网络驱动器上的，还要看是否已连接。</translation>
    </message>
    <message>
      <source>There is no file {file}. Check the path.</source>
      <translation>文件“{file}”不存在。请检查路径。</translation>
    </message>
    <message>
      <source>There is no file {file}. Choose the GeoPackage of a workspace.</source>
      <translation>文件 {file} 不存在。请选择工作空间的 GeoPackage 文件。</translation>
    </message>
    <message>
      <source>There is no file {file}. Choose the GeoPackage of your workspace (wulong.gpkg).</source>
      <translation>文件“{file}”不存在。请选择工作空间的 GeoPackage（wulong.gpkg）。</translation>
    </message>
    <message>
      <source>There is no kind of geometry {kind}. Choose polygon, line or point.</source>
      <translation>没有几何类型 {kind}。请选择 polygon（面）、line（线）或 point（点）。</translation>
    </message>
    <message>
      <source>There is no map theme {theme} for this workspace. Choose one of: {themes}.</source>
      <translation>此工作空间没有地图专题 {theme}。请从下列专题中选择：{themes}。</translation>
    </message>
    <message>
      <source>There is no pipe of class {value} m. Choose one of {classes}.</source>
      <translation>没有承压 {value} 米的管材，可选：{classes}。</translation>
    </message>
    <message>
      <source>There is no profile {profile}. Choose one of: {profiles}.</source>
      <translation>没有名为 {profile} 的版本，请从下列版本中选择：{profiles}。</translation>
    </message>
    <message>
      <source>There is no profile {value}. Choose one of {profiles}.</source>
      <translation>没有评价标准 {value}，可选：{profiles}。</translation>
    </message>
    <message>
      <source>There is no route from the work to the group.</source>
      <translation>从工程到小组没有路线。</translation>
    </message>
    <message>
      <source>There is no shift {shift}. Choose none, gcj02, bd09 or metres east and north such as 430,-310.</source>
      <translation>没有偏移 {shift}。请选择 none、gcj02、bd09，或向东、向北的米数，如 430,-310。</translation>
    </message>
    <message>
      <source>There is no speed table {path}. Choose a CSV file in SPEED_TABLE or leave it empty.</source>
      <translation>车速表“{path}”不存在。请在参数 SPEED_TABLE 中选择 CSV 文件，或留空。</translation>
    </message>
    <message>
      <source>There is no table of targets {path}. Choose a CSV file in TARGET_TABLE or leave it empty.</source>
      <translation>没有目标表 {path}。请在 TARGET_TABLE 中选择 CSV 文件，或留空。</translation>
    </message>
    <message>
      <source>There is no way from the coordinates {source} to {target}: choose two different ones of {known}.</source>
      <translation>无法从坐标“{source}”转换到“{target}”：请在 {known} 中选择两个不同的坐标。</translation>
    </message>
    <message>
      <source>There is no workspace {path}. Choose the .gpkg file of a workspace, or build one first.</source>
      <translation>没有工作空间 {path}。请选择工作空间的 .gpkg 文件，或先建立一个。</translation>
    </message>
    <message>
      <source>There is no workspace {path}. Choose the GeoPackage that holds the results.</source>
      <translation>没有工作空间 {path}。请选择存放结果的 GeoPackage。</translation>
    </message>
    <message>
      <source>There is nothing to weigh: no people, no hazard and no heights. Give at least one of them.</source>
      <translation>没有可衡量的内容：人口、隐患点和海拔都没有。请至少给出一项。</translation>
    </message>
    <message>
      <source>There was nothing to write.</source>
      <translation>没有需要写入的内容。</translation>
    </message>
    <message>
      <source>These roads are joined to no other road</source>
      <translation>这些道路与其他道路不相连</translation>
    </message>
    <message>
      <source>These sites are proposals of a model; nobody has surveyed them. Check each on the ground.</source>
      <translation>这些站址由模型提出，未经踏勘，须逐一实地核查。</translation>
    </message>
    <message>
      <source>They go into {folder} and nowhere else; delete that folder to be rid of them.</source>
      <translation>软件包只装入 {folder}，删除该文件夹即可卸载。</translation>
    </message>
    <message>
      <source>Thiessen areas of the stations</source>
      <translation>测站泰森多边形</translation>
    </message>
    <message>
      <source>This algorithm needs {problems}. In QGIS, Packages in the menu Wulong Planner can install it, also from a folder of wheels. By hand: with internet, open the OSGeo4W Shell (Windows) or a terminal and run: python3 -m pip install --user {install}. Without internet, run on a connected computer with the same QGIS: python3 -m pip download -d wheels {install}; bring the folder wheels here and run: python3 -m pip install --user --no-index --find-links wheels {install}. Then restart QGIS.</source>
      <translation>本工具需要 {problems}。可在 QGIS 的“武隆乡村规划”菜单中打开“软件包”安装，也支持从 wheel 文件夹安装。手工安装：能上网时，打开 OSGeo4W Shell（Windows）或终端，运行：python3 -m pip install --user {install}。不能上网时，在装有相同版本 QGIS 的联网电脑上运行：python3 -m pip download -d wheels {install}，把 wheels 文件夹带到本机，再运行：python3 -m pip install --user --no-index --find-links wheels {install}。完成后重新启动 QGIS。</translation>
    </message>
    <message>
      <source>This question has no answer yet.</source>
      <translation>此问题尚无分析结果。</translation>
    </message>
    <message>
      <source>This theme is on.</source>
      <translation>当前专题</translation>
    </message>
    <message>
      <source>This unit of the workspace is not in the file</source>
      <translation>文件中没有工作空间的这个单位</translation>
    </message>
    <message>
      <source>Thresholds</source>
      <translation>评价标准</translation>
    </message>
    <message>
      <source>Thresholds {profile}: water for a day {litres_min} L per person ({litres_min_short} L where water is short); fetched within {fetch_min} min, {fetch_m} m across, {fetch_up_m} m up ({together}); {steady}.</source>
      <translation>评价标准 {profile}：每人每日水量 {litres_min} 升（缺水地区 {litres_min_short} 升）；取水往返 {fetch_min} 分钟、水平距离 {fetch_m} 米、垂直高差 {fetch_up_m} 米以内（{together}）；{steady}。</translation>
    </message>
    <message>
      <source>Tianditu (the page asks for a key)</source>
      <translation>天地图（由读者在网页中输入密钥）</translation>
    </message>
    <message>
      <source>Tick the box above first.</source>
      <translation>请先勾选上方的同意。</translation>
    </message>
    <message>
      <source>Tier of village and township</source>
      <translation>村和乡镇重点帮扶层级字段</translation>
    </message>
    <message>
      <source>Time for the search (s)</source>
      <translation>求解时间上限（秒）</translation>
    </message>
    <message>
      <source>To harden</source>
      <translation>需硬化</translation>
    </message>
    <message>
      <source>To the seat of {seat}: {minutes}, {road} by road and {walk} on foot.</source>
      <translation>到{seat}驻地 {minutes}，其中行车 {road}、步行 {walk}。</translation>
    </message>
    <message>
      <source>Total</source>
      <translation>合计</translation>
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
      <source>Township code of the candidate</source>
      <translation>候选点所属乡镇代码</translation>
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
      <source>Township code of the village</source>
      <translation>村所属乡镇代码</translation>
    </message>
    <message>
      <source>Township seats</source>
      <translation>乡镇驻地</translation>
    </message>
    <message>
      <source>Townships</source>
      <translation>乡镇（街道）</translation>
    </message>
    <message>
      <source>Townships (names and tiers)</source>
      <translation>乡镇（名称与层级）</translation>
    </message>
    <message>
      <source>Townships by projects and gap</source>
      <translation>乡镇项目与缺口</translation>
    </message>
    <message>
      <source>Townships that no project names: {names}.</source>
      <translation>没有任何项目列名的乡镇：{names}。</translation>
    </message>
    <message>
      <source>Two areas overlap</source>
      <translation>两个面重叠</translation>
    </message>
    <message>
      <source>Two areas overlap in a sliver along their border</source>
      <translation>两个面沿边界有狭长重叠</translation>
    </message>
    <message>
      <source>Two features overlap in a sliver, in m²</source>
      <translation>两个要素有狭长重叠，面积（m²）</translation>
    </message>
    <message>
      <source>Two features overlap, in m²</source>
      <translation>两个要素重叠，面积（m²）</translation>
    </message>
    <message>
      <source>Undo: go back to a backup</source>
      <translation>撤销：恢复到备份</translation>
    </message>
    <message>
      <source>Unit</source>
      <translation>单位</translation>
    </message>
    <message>
      <source>Units that the file lacks</source>
      <translation>文件缺少的单位数</translation>
    </message>
    <message>
      <source>Units the rows stand for</source>
      <translation>各行代表的单位</translation>
    </message>
    <message>
      <source>Units with several rows</source>
      <translation>有多行的单位数</translation>
    </message>
    <message>
      <source>Units without a row</source>
      <translation>没有行的单位数</translation>
    </message>
    <message>
      <source>User guide</source>
      <translation>使用手册</translation>
    </message>
    <message>
      <source>VALUE_FIELD is empty. Choose a field of the layer {layer}; it has: {fields}.</source>
      <translation>VALUE_FIELD 为空。请选择图层 {layer} 的字段：{fields}。</translation>
    </message>
    <message>
      <source>Value of 2020 (number)</source>
      <translation>2020 年数值</translation>
    </message>
    <message>
      <source>Value of the best set</source>
      <translation>最优方案的目标值</translation>
    </message>
    <message>
      <source>Value {objective}, no set can be better than {bound}: gap {gap} %.</source>
      <translation>目标值 {objective}，理论界 {bound}：差距 {gap} %。</translation>
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
      <source>Values</source>
      <translation>所列值</translation>
    </message>
    <message>
      <source>Values that count as 1, all others as 0 (empty: numbers)</source>
      <translation>计为 1 的值，其余计为 0（不填则为数值）</translation>
    </message>
    <message>
      <source>Values that mean eligible</source>
      <translation>表示具备条件的值</translation>
    </message>
    <message>
      <source>Values that mean no or failed</source>
      <translation>表示“否”或“不合格”的值</translation>
    </message>
    <message>
      <source>Values that mean the site stays</source>
      <translation>表示保留的值</translation>
    </message>
    <message>
      <source>Values that mean yes or passed</source>
      <translation>表示“是”或“合格”的值</translation>
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
      <source>Vertices left where they are</source>
      <translation>未动的节点数</translation>
    </message>
    <message>
      <source>Vertices moved</source>
      <translation>移动的节点数</translation>
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
      <source>Villager groups by access to the service</source>
      <translation>村民小组服务可达性</translation>
    </message>
    <message>
      <source>Villager groups by how sure the gap is</source>
      <translation>村民小组（按缺口可靠程度）</translation>
    </message>
    <message>
      <source>Villager groups by nearest facility</source>
      <translation>村民小组最近设施</translation>
    </message>
    <message>
      <source>Villager groups by road connectivity</source>
      <translation>村民小组道路通畅</translation>
    </message>
    <message>
      <source>Villager groups by safe water</source>
      <translation>村民小组饮水安全</translation>
    </message>
    <message>
      <source>Villager groups by water work</source>
      <translation>村民小组供水</translation>
    </message>
    <message>
      <source>Villages</source>
      <translation>行政村</translation>
    </message>
    <message>
      <source>Villages (names and tiers)</source>
      <translation>村（名称与层级）</translation>
    </message>
    <message>
      <source>Villages and communities</source>
      <translation>行政村和社区</translation>
    </message>
    <message>
      <source>Villages by projects and gap</source>
      <translation>行政村项目与缺口</translation>
    </message>
    <message>
      <source>WGS 84 / CGCS2000 (true positions)</source>
      <translation>WGS 84 / CGCS2000（真实位置）</translation>
    </message>
    <message>
      <source>WORKSPACE is empty and {layer} is not a table of a GeoPackage. Choose the workspace that holds the results.</source>
      <translation>WORKSPACE 为空，而 {layer} 不是 GeoPackage 中的表。请选择存放结果的工作空间。</translation>
    </message>
    <message>
      <source>Walk (min)</source>
      <translation>步行时限（分钟）</translation>
    </message>
    <message>
      <source>Walking speed (km/h)</source>
      <translation>步行速度（km/h）</translation>
    </message>
    <message>
      <source>Warnings</source>
      <translation>警告</translation>
    </message>
    <message>
      <source>Water</source>
      <translation>供水</translation>
    </message>
    <message>
      <source>Water supply within the works' capacity</source>
      <translation>供水工程分配（按供水能力）</translation>
    </message>
    <message>
      <source>Water works</source>
      <translation>供水工程</translation>
    </message>
    <message>
      <source>Water works by load</source>
      <translation>供水工程负荷</translation>
    </message>
    <message>
      <source>Water-short area (yes or no)</source>
      <translation>是否缺水地区</translation>
    </message>
    <message>
      <source>Water: does a work serve the group?</source>
      <translation>供水：是否有工程供应小组？</translation>
    </message>
    <message>
      <source>Way against the straight line, where no roads are used</source>
      <translation>直线距离的放大系数（不沿道路时）</translation>
    </message>
    <message>
      <source>Way of the pipe</source>
      <translation>管线走法</translation>
    </message>
    <message>
      <source>Weather</source>
      <translation>气象</translation>
    </message>
    <message>
      <source>Weather stations</source>
      <translation>气象站</translation>
    </message>
    <message>
      <source>Weather stations: a station stands for land within (m)</source>
      <translation>气象站：站点代表的半径（米）</translation>
    </message>
    <message>
      <source>Weather: does a station stand within the radius?</source>
      <translation>气象：半径内有无站点？</translation>
    </message>
    <message>
      <source>Web map</source>
      <translation>网页地图</translation>
    </message>
    <message>
      <source>Web map for a computer without network (HTML)</source>
      <translation>离线网页地图（HTML）</translation>
    </message>
    <message>
      <source>Web pages (*.html)</source>
      <translation>网页 (*.html)</translation>
    </message>
    <message>
      <source>Weight of the hazard (empty: one each)</source>
      <translation>隐患点权重（空为每处计 1）</translation>
    </message>
    <message>
      <source>Wet</source>
      <translation>雨季</translation>
    </message>
    <message>
      <source>Wet only</source>
      <translation>仅雨季</translation>
    </message>
    <message>
      <source>What a better allocation could save at most (% of people-kilometres)</source>
      <translation>人·公里最多还能减少（%）</translation>
    </message>
    <message>
      <source>What a better allocation could serve at most (%)</source>
      <translation>供水人口最多还能增加（%）</translation>
    </message>
    <message>
      <source>What could not be done, and why</source>
      <translation>未完成的内容及原因</translation>
    </message>
    <message>
      <source>What is only modelled says so, until you load your bureau's own files.</source>
      <translation>凡属建模的数据均注明“示意”，导入本单位的实测数据后自动消除。</translation>
    </message>
    <message>
      <source>What is replaced</source>
      <translation>替换方式</translation>
    </message>
    <message>
      <source>What is schematic</source>
      <translation>哪些是示意数据</translation>
    </message>
    <message>
      <source>What pip says</source>
      <translation>安装过程信息</translation>
    </message>
    <message>
      <source>What the way costs</source>
      <translation>距离的算法</translation>
    </message>
    <message>
      <source>What to print</source>
      <translation>打印内容</translation>
    </message>
    <message>
      <source>What would mend it</source>
      <translation>如何解决</translation>
    </message>
    <message>
      <source>Where could the planned weather stations stand?</source>
      <translation>规划气象站可以建在哪里？</translation>
    </message>
    <message>
      <source>Where does a need meet no project?</source>
      <translation>哪些需求还没有项目对应？</translation>
    </message>
    <message>
      <source>Where does the weather network have gaps?</source>
      <translation>气象站网在哪里有空白？</translation>
    </message>
    <message>
      <source>Where lines join</source>
      <translation>线的连通方式</translation>
    </message>
    <message>
      <source>Where should new facilities go?</source>
      <translation>新增设施应布局在哪里？</translation>
    </message>
    <message>
      <source>Where the files are written</source>
      <translation>选择文件的存放位置</translation>
    </message>
    <message>
      <source>Where the project is kept</source>
      <translation>项目保存位置</translation>
    </message>
    <message>
      <source>Where the workspace is, and what in it is still modelled</source>
      <translation>工作空间的位置，以及其中仍为建模的数据</translation>
    </message>
    <message>
      <source>Where to build: best sites</source>
      <translation>设施选址（最优站址）</translation>
    </message>
    <message>
      <source>Whether the positions are offset cannot be told: they fit what is known only to {distance} m.</source>
      <translation>无法判断位置是否偏移：与已知范围只能吻合到 {distance} 米。</translation>
    </message>
    <message>
      <source>Whether the workspace was changed</source>
      <translation>工作空间是否已改动</translation>
    </message>
    <message>
      <source>Which Python packages the tools need, and how to get those that are missing</source>
      <translation>各工具需要哪些 Python 软件包，缺少时如何安装</translation>
    </message>
    <message>
      <source>Which gaps are gaps whatever is assumed?</source>
      <translation>哪些缺口在各种假设下都是缺口？</translation>
    </message>
    <message>
      <source>Which groups are not on a hardened road?</source>
      <translation>哪些村民小组还没有通硬化路？</translation>
    </message>
    <message>
      <source>Which planned road should come first?</source>
      <translation>哪条规划道路应当先建？</translation>
    </message>
    <message>
      <source>Which result gives which indicator (CSV)</source>
      <translation>指标与结果对应表（CSV）</translation>
    </message>
    <message>
      <source>Which road must not fail?</source>
      <translation>哪些道路断不得？</translation>
    </message>
    <message>
      <source>Which villager groups have a hardened road to their township seat, and what is left to do</source>
      <translation>哪些村民小组有硬化路通往乡镇驻地，还差多少</translation>
    </message>
    <message>
      <source>Which work serves which group, and who is left without?</source>
      <translation>各供水工程服务哪些小组，还有谁没有供上水？</translation>
    </message>
    <message>
      <source>Who is in need (a result)</source>
      <translation>谁有需求（某项结果）</translation>
    </message>
    <message>
      <source>Who lives how high, and on how steep a slope?</source>
      <translation>人口分布在哪些高程和坡度上？</translation>
    </message>
    <message>
      <source>Who may read it</source>
      <translation>阅读范围</translation>
    </message>
    <message>
      <source>Who reaches the township seat within 15 minutes?</source>
      <translation>哪些小组 15 分钟内能到乡镇驻地？</translation>
    </message>
    <message>
      <source>Whole district</source>
      <translation>全区</translation>
    </message>
    <message>
      <source>Whose drinking water is safe?</source>
      <translation>哪些人的饮水是安全的？</translation>
    </message>
    <message>
      <source>Width of elevation bands (m)</source>
      <translation>高程带宽度（米）</translation>
    </message>
    <message>
      <source>Width of the road (m)</source>
      <translation>路面宽度（米）</translation>
    </message>
    <message>
      <source>With all planned roads built it would be: {status}.</source>
      <translation>规划道路全部建成后的状态：{status}。</translation>
    </message>
    <message>
      <source>Within reach, by area</source>
      <translation>分区覆盖统计</translation>
    </message>
    <message>
      <source>Within the time limit: at most {people} % more people, {km} % less people-kilometres, may be possible. Raise TIME_LIMIT_S to search on.</source>
      <translation>求解时间已到：供水人口最多还能增加 {people}%，人·公里最多还能减少 {km}%。增大 TIME_LIMIT_S 可继续求解。</translation>
    </message>
    <message>
      <source>Within {cutoff} {unit} of the nearest of {n} facilities lie {km} km of road and {km2} km² of land.</source>
      <translation>距最近设施 {cutoff} {unit}以内（共 {n} 个设施）：道路 {km} 公里、土地 {km2} 平方公里。</translation>
    </message>
    <message>
      <source>Within {cutoff} {unit} of the nearest of {n} facilities lie {km} km of road.</source>
      <translation>距最近设施 {cutoff} {unit}以内（共 {n} 个设施）：道路 {km} 公里。</translation>
    </message>
    <message>
      <source>Within {cutoff} {unit} of the nearest of {n} facilities live {people} of {total} people ({share} %).</source>
      <translation>距最近设施 {cutoff} {unit}以内（共 {n} 个设施）：{people} 人，占总人口 {total} 人的 {share}%。</translation>
    </message>
    <message>
      <source>Within {cutoff} {unit} of {facilities}: {n} of {groups} groups, {people} people ({pct} % of the people).</source>
      <translation>距最近的“{facilities}”{cutoff} {unit}以内：{n} 个小组（共 {groups} 个）、{people} 人，占人口的 {pct}%。</translation>
    </message>
    <message>
      <source>Within {limit}: {n} of {groups} groups.</source>
      <translation>{limit}以内：{n} 个小组（共 {groups} 个）。</translation>
    </message>
    <message>
      <source>Within {radius} m of a station: {area_pct} % of the land, {people_pct} % of the people.</source>
      <translation>测站 {radius} 米以内：土地的 {area_pct}%，人口的 {people_pct}%。</translation>
    </message>
    <message>
      <source>Within {radius} m of a station: {area_pct} % of the land.</source>
      <translation>测站 {radius} 米以内：土地的 {area_pct}%。</translation>
    </message>
    <message>
      <source>Without a code</source>
      <translation>无代码</translation>
    </message>
    <message>
      <source>Without internet: choose the folder the wheels were copied to</source>
      <translation>不联网时：选择存放 wheel 文件的文件夹</translation>
    </message>
    <message>
      <source>Without the exact solver</source>
      <translation>不用精确求解器</translation>
    </message>
    <message>
      <source>Without this nothing is downloaded</source>
      <translation>不勾选则不下载任何内容</translation>
    </message>
    <message>
      <source>Work that serves the group (empty: the nearest)</source>
      <translation>小组的供水工程（不填为最近的工程）</translation>
    </message>
    <message>
      <source>Workbook</source>
      <translation>工作簿</translation>
    </message>
    <message>
      <source>Workbook (XLSX)</source>
      <translation>工作簿（XLSX）</translation>
    </message>
    <message>
      <source>Works of unknown capacity, taken without limit</source>
      <translation>能力未知、不设上限的工程数</translation>
    </message>
    <message>
      <source>Works that take part</source>
      <translation>参加计算的工程数</translation>
    </message>
    <message>
      <source>Workspace</source>
      <translation>工作空间</translation>
    </message>
    <message>
      <source>Workspace (.gpkg)</source>
      <translation>工作空间（.gpkg）</translation>
    </message>
    <message>
      <source>Workspace (empty: the layers of the project)</source>
      <translation>工作空间（留空：当前工程的图层）</translation>
    </message>
    <message>
      <source>Workspace check</source>
      <translation>工作空间检查</translation>
    </message>
    <message>
      <source>Workspace folder</source>
      <translation>工作空间文件夹</translation>
    </message>
    <message>
      <source>Workspace with the results (empty: that of the indicators)</source>
      <translation>存放结果的工作空间（不填则为指标表所在文件）</translation>
    </message>
    <message>
      <source>Workspace with the units and the decisions kept</source>
      <translation>工作空间（名录和保存的决定）</translation>
    </message>
    <message>
      <source>Worst off: {name}. {why}</source>
      <translation>最差的是{name}。{why}</translation>
    </message>
    <message>
      <source>Worth that stations with a place stand for (%)</source>
      <translation>已有测站代表的价值（%）</translation>
    </message>
    <message>
      <source>Worth with the proposals (%)</source>
      <translation>加上建议站址后的价值（%）</translation>
    </message>
    <message>
      <source>Write all</source>
      <translation>全部生成</translation>
    </message>
    <message>
      <source>Write every file above, one after another, in the background</source>
      <translation>在后台依次生成以上全部文件</translation>
    </message>
    <message>
      <source>Write into the workspace (else only report)</source>
      <translation>写入工作空间（不勾选则只报告）</translation>
    </message>
    <message>
      <source>Write one of the values of the data dictionary</source>
      <translation>填写数据字典中的值</translation>
    </message>
    <message>
      <source>Write surveyed, village_name, township_name or modelled</source>
      <translation>填写 surveyed、village_name、township_name 或 modelled</translation>
    </message>
    <message>
      <source>Write the reason, or place the feature</source>
      <translation>写明原因，或为要素定位</translation>
    </message>
    <message>
      <source>Write the whole code as text; spreadsheets cut zeros and round long numbers</source>
      <translation>以文本填写完整代码；电子表格会截去零并舍入长数字</translation>
    </message>
    <message>
      <source>Write web map, workbook, atlas and slides</source>
      <translation>生成网页地图、工作簿、图册和幻灯片</translation>
    </message>
    <message>
      <source>Write {file}</source>
      <translation>生成 {file}</translation>
    </message>
    <message>
      <source>Writing to {path} failed ({detail}). Where it lies on a network drive or a USB stick, copy it to this computer and run again. Nothing was changed.</source>
      <translation>写入 {path} 失败（{detail}）。若在网络驱动器或 U 盘上，请复制到本机再运行。数据没有任何改动。</translation>
    </message>
    <message>
      <source>Written: {link}</source>
      <translation>已生成：{link}</translation>
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
      <source>Years</source>
      <translation>年限</translation>
    </message>
    <message>
      <source>Your bureau's own files take the place of modelled layers</source>
      <translation>用本单位的实测数据替换建模图层</translation>
    </message>
    <message>
      <source>Your workspace is a copy in a folder of your own; the plugin's own data do not change.</source>
      <translation>工作空间是存放在您自己文件夹中的副本，插件自带数据保持不变。</translation>
    </message>
    <message>
      <source>a row of the parcel cannot be read</source>
      <translation>地块中有一行无法读取</translation>
    </message>
    <message>
      <source>a text ends within a character</source>
      <translation>文字在半个汉字处截断</translation>
    </message>
    <message>
      <source>above {low}°</source>
      <translation>{low}° 以上</translation>
    </message>
    <message>
      <source>adds up tables</source>
      <translation>汇总表格</translation>
    </message>
    <message>
      <source>aid group</source>
      <translation>帮扶集团</translation>
    </message>
    <message>
      <source>all</source>
      <translation>全部</translation>
    </message>
    <message>
      <source>all of one kind</source>
      <translation>均为同一类别</translation>
    </message>
    <message>
      <source>all of them</source>
      <translation>须全部满足</translation>
    </message>
    <message>
      <source>ambiguous</source>
      <translation>有疑问</translation>
    </message>
    <message>
      <source>and that hold one of these words (empty: any)</source>
      <translation>且含有其中某个词（不填为不限）</translation>
    </message>
    <message>
      <source>and within this difference of height (m)</source>
      <translation>且高差不超过（米）</translation>
    </message>
    <message>
      <source>another kind of unit</source>
      <translation>乡镇类别不同</translation>
    </message>
    <message>
      <source>answered</source>
      <translation>已分析</translation>
    </message>
    <message>
      <source>any of them</source>
      <translation>满足其一即可</translation>
    </message>
    <message>
      <source>as written</source>
      <translation>原样</translation>
    </message>
    <message>
      <source>below {high} m</source>
      <translation>{high} 米以下</translation>
    </message>
    <message>
      <source>better than in 2020</source>
      <translation>未达标，好于 2020 年</translation>
    </message>
    <message>
      <source>cannot be told from what is known</source>
      <translation>资料不足，无法判断</translation>
    </message>
    <message>
      <source>class</source>
      <translation>类别</translation>
    </message>
    <message>
      <source>closed</source>
      <translation>已闭合</translation>
    </message>
    <message>
      <source>clustered</source>
      <translation>集聚</translation>
    </message>
    <message>
      <source>code</source>
      <translation>代码</translation>
    </message>
    <message>
      <source>computes with many numbers at once</source>
      <translation>批量数值计算</translation>
    </message>
    <message>
      <source>computes with points, lines and areas</source>
      <translation>点、线、面的几何计算</translation>
    </message>
    <message>
      <source>count</source>
      <translation>算作</translation>
    </message>
    <message>
      <source>decision</source>
      <translation>人工决定</translation>
    </message>
    <message>
      <source>do not count</source>
      <translation>不算</translation>
    </message>
    <message>
      <source>dry</source>
      <translation>旱季</translation>
    </message>
    <message>
      <source>empty</source>
      <translation>为空</translation>
    </message>
    <message>
      <source>finds the shortest ways and the best sites</source>
      <translation>计算最短路径和最佳选址</translation>
    </message>
    <message>
      <source>former name</source>
      <translation>旧名</translation>
    </message>
    <message>
      <source>found for rectangles; rough for a winding border</source>
      <translation>由矩形区域得出，区界曲折时只是粗略值</translation>
    </message>
    <message>
      <source>full name</source>
      <translation>全称</translation>
    </message>
    <message>
      <source>given in NORM_KM2</source>
      <translation>由 NORM_KM2 给定</translation>
    </message>
    <message>
      <source>in China</source>
      <translation>中国境内</translation>
    </message>
    <message>
      <source>is empty</source>
      <translation>为空</translation>
    </message>
    <message>
      <source>it has no geometry</source>
      <translation>没有几何</translation>
    </message>
    <message>
      <source>it is another kind of geometry</source>
      <translation>几何类型不同</translation>
    </message>
    <message>
      <source>its boundary crosses or touches itself</source>
      <translation>边界自相交或自接触</translation>
    </message>
    <message>
      <source>its coordinates are not like those of the others</source>
      <translation>坐标与其他要素不同类</translation>
    </message>
    <message>
      <source>its coordinates lie nowhere on Earth</source>
      <translation>坐标不在地球上</translation>
    </message>
    <message>
      <source>its geometry is broken</source>
      <translation>几何损坏</translation>
    </message>
    <message>
      <source>its line bounds no area</source>
      <translation>线未围成区域</translation>
    </message>
    <message>
      <source>its line is not closed</source>
      <translation>线未闭合</translation>
    </message>
    <message>
      <source>kept</source>
      <translation>保留</translation>
    </message>
    <message>
      <source>least cost</source>
      <translation>最小费用路径</translation>
    </message>
    <message>
      <source>left out</source>
      <translation>舍去</translation>
    </message>
    <message>
      <source>less than the value</source>
      <translation>小于该值</translation>
    </message>
    <message>
      <source>lines</source>
      <translation>线</translation>
    </message>
    <message>
      <source>measures in metres</source>
      <translation>坐标换算，按米量算</translation>
    </message>
    <message>
      <source>measures land by elevation exactly</source>
      <translation>按高程精确统计面积</translation>
    </message>
    <message>
      <source>metres</source>
      <translation>米</translation>
    </message>
    <message>
      <source>minutes</source>
      <translation>分钟</translation>
    </message>
    <message>
      <source>misprint</source>
      <translation>错字</translation>
    </message>
    <message>
      <source>missing</source>
      <translation>未安装</translation>
    </message>
    <message>
      <source>more even than random</source>
      <translation>比随机更均匀</translation>
    </message>
    <message>
      <source>more than the value</source>
      <translation>大于该值</translation>
    </message>
    <message>
      <source>needed by one of the tools</source>
      <translation>供其中某个工具使用</translation>
    </message>
    <message>
      <source>none of</source>
      <translation>不属于</translation>
    </message>
    <message>
      <source>none of the values</source>
      <translation>不等于任何所列值</translation>
    </message>
    <message>
      <source>not answered yet</source>
      <translation>尚未分析</translation>
    </message>
    <message>
      <source>not better than in 2020</source>
      <translation>未达标，不好于 2020 年</translation>
    </message>
    <message>
      <source>not computed yet</source>
      <translation>尚未计算</translation>
    </message>
    <message>
      <source>not distinguishable from random</source>
      <translation>与随机布点无显著差别</translation>
    </message>
    <message>
      <source>not found</source>
      <translation>未找到</translation>
    </message>
    <message>
      <source>not measurable here</source>
      <translation>本系统无法测算</translation>
    </message>
    <message>
      <source>nothing is modelled any more</source>
      <translation>已无示意数据</translation>
    </message>
    <message>
      <source>one of</source>
      <translation>属于</translation>
    </message>
    <message>
      <source>one of the values</source>
      <translation>等于所列值之一</translation>
    </message>
    <message>
      <source>other name</source>
      <translation>别称</translation>
    </message>
    <message>
      <source>parcel left out</source>
      <translation>舍去该地块</translation>
    </message>
    <message>
      <source>pinyin</source>
      <translation>拼音</translation>
    </message>
    <message>
      <source>pip could not be started ({detail}). Ask the administrator to run the command above.</source>
      <translation>无法启动 pip（{detail}）。请管理员执行上面的命令。</translation>
    </message>
    <message>
      <source>pip ended without installing the packages. What it said is below.</source>
      <translation>pip 未能装好软件包，以下是它给出的信息。</translation>
    </message>
    <message>
      <source>pip loads the packages into the plugin's own folder; QGIS's own packages stay as they are</source>
      <translation>pip 把软件包装入插件自己的文件夹，QGIS 自带的软件包保持不变</translation>
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
      <source>reads and writes GeoPackages quickly</source>
      <translation>快速读写 GeoPackage</translation>
    </message>
    <message>
      <source>reads and writes workbooks</source>
      <translation>读写工作簿</translation>
    </message>
    <message>
      <source>reads elevation models</source>
      <translation>读取高程模型</translation>
    </message>
    <message>
      <source>reads files of older kinds</source>
      <translation>读取旧格式数据</translation>
    </message>
    <message>
      <source>reads layers and joins them with tables</source>
      <translation>读取图层并与表格连接</translation>
    </message>
    <message>
      <source>repaired</source>
      <translation>已修复</translation>
    </message>
    <message>
      <source>repaired code</source>
      <translation>修复的代码</translation>
    </message>
    <message>
      <source>roads</source>
      <translation>沿道路</translation>
    </message>
    <message>
      <source>roads, access {metres} m</source>
      <translation>沿道路，接入距离 {metres} m</translation>
    </message>
    <message>
      <source>row left out</source>
      <translation>舍去该行</translation>
    </message>
    <message>
      <source>short form</source>
      <translation>简称</translation>
    </message>
    <message>
      <source>short on at most {days} days a year</source>
      <translation>全年缺水不超过 {days} 天</translation>
    </message>
    <message>
      <source>speeds</source>
      <translation>车速</translation>
    </message>
    <message>
      <source>split</source>
      <translation>小组可拆分</translation>
    </message>
    <message>
      <source>still modelled: {layers}</source>
      <translation>仍为示意：{layers}</translation>
    </message>
    <message>
      <source>straight</source>
      <translation>直线</translation>
    </message>
    <message>
      <source>straight × {factor}</source>
      <translation>直线距离 × {factor}</translation>
    </message>
    <message>
      <source>target not reached</source>
      <translation>未达标</translation>
    </message>
    <message>
      <source>target reached</source>
      <translation>已达标</translation>
    </message>
    <message>
      <source>the access limit</source>
      <translation>接入距离</translation>
    </message>
    <message>
      <source>the half character was left out</source>
      <translation>半个汉字已舍去</translation>
    </message>
    <message>
      <source>the parcel does not have as many corners as it says</source>
      <translation>地块的点数与注明的不符</translation>
    </message>
    <message>
      <source>the parcel has a ring of fewer than three corners</source>
      <translation>地块有一圈少于三个点</translation>
    </message>
    <message>
      <source>the reach</source>
      <translation>覆盖距离</translation>
    </message>
    <message>
      <source>the row is no corner of a parcel</source>
      <translation>该行不是界址点</translation>
    </message>
    <message>
      <source>the row lies before the first parcel</source>
      <translation>该行在第一个地块之前</translation>
    </message>
    <message>
      <source>the season</source>
      <translation>季节</translation>
    </message>
    <message>
      <source>the source of people</source>
      <translation>人口来源</translation>
    </message>
    <message>
      <source>there {share} % of the time</source>
      <translation>供水保证率不低于 {share}%</translation>
    </message>
    <message>
      <source>tier</source>
      <translation>层级</translation>
    </message>
    <message>
      <source>township</source>
      <translation>乡镇</translation>
    </message>
    <message>
      <source>townships</source>
      <translation>乡镇</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>未知</translation>
    </message>
    <message>
      <source>up to {high}°</source>
      <translation>{high}° 以下（含）</translation>
    </message>
    <message>
      <source>used as a boundary; the area has no attributes</source>
      <translation>已用作边界，该区域没有属性</translation>
    </message>
    <message>
      <source>variant characters</source>
      <translation>繁体或异体</translation>
    </message>
    <message>
      <source>villages</source>
      <translation>行政村</translation>
    </message>
    <message>
      <source>wet</source>
      <translation>雨季</translation>
    </message>
    <message>
      <source>what a county recommends against flash floods; use the norm in force</source>
      <translation>某县防御山洪的建议值，请换成现行标准</translation>
    </message>
    <message>
      <source>where the district is</source>
      <translation>本区范围内</translation>
    </message>
    <message>
      <source>whole groups</source>
      <translation>小组不拆分</translation>
    </message>
    <message>
      <source>within {m} m</source>
      <translation>{m} 米以内</translation>
    </message>
    <message>
      <source>writes slides</source>
      <translation>生成幻灯片</translation>
    </message>
    <message>
      <source>writes the charts of slides</source>
      <translation>生成幻灯片中的图表</translation>
    </message>
    <message>
      <source>writes the web map</source>
      <translation>生成网页地图</translation>
    </message>
    <message>
      <source>{access} per 1,000 people on average; {n} groups with {people} people ({pct} %) have no facility within their catchment.</source>
      <translation>平均每千人可及供给 {access}；{n} 个小组 {people} 人（{pct}%）的搜索范围内没有设施。</translation>
    </message>
    <message>
      <source>{algorithm} did not finish. The log of QGIS (View &gt; Panels &gt; Log Messages &gt; Processing) says why.</source>
      <translation>“{algorithm}”未能完成，原因见 QGIS 日志（视图 &gt; 面板 &gt; 日志消息 &gt; Processing）。</translation>
    </message>
    <message>
      <source>{algorithm} met an error it does not know ({kind}: {detail}). Please report it together with this log.</source>
      <translation>“{algorithm}”遇到未知错误（{kind}：{detail}）。请连同本日志一并反馈。</translation>
    </message>
    <message>
      <source>{axes} is no order of axes. Choose xy (east first), yx (north first) or leave it empty.</source>
      <translation>没有坐标顺序 {axes}。请选择 xy（先东）、yx（先北）或留空。</translation>
    </message>
    <message>
      <source>{count} groups are in no tier; their people count once.</source>
      <translation>{count} 个小组不属任何层级，人口按 1 倍计。</translation>
    </message>
    <message>
      <source>{count} more rows with this problem are not listed</source>
      <translation>还有 {count} 行存在同样问题，未列出</translation>
    </message>
    <message>
      <source>{count} of {total} texts cannot be read as {encoding}, the best there is; they hold the mark �.</source>
      <translation>{total} 条文字中有 {count} 条按最合适的 {encoding} 也读不出，其中有 � 标记。</translation>
    </message>
    <message>
      <source>{count} texts cannot be read as {encoding} (the first: {text}). Choose another encoding.</source>
      <translation>有 {count} 处文字不能按 {encoding} 读出（第一处：{text}）。请选择其他编码。</translation>
    </message>
    <message>
      <source>{count} vertices lie nowhere on Earth and stay where they are.</source>
      <translation>{count} 个节点的坐标不在地球上，保持不动。</translation>
    </message>
    <message>
      <source>{count} vertices lie outside China and stay where they are.</source>
      <translation>{count} 个节点在境外，保持不动。</translation>
    </message>
    <message>
      <source>{count} vertices moved by {metres} m on average ({east} m east, {north} m north).</source>
      <translation>{count} 个节点平均移动 {metres} 米（东西向 {east} 米，南北向 {north} 米，向东、向北为正）。</translation>
    </message>
    <message>
      <source>{date} is not a date. Write it like 2025-06-30, or leave it empty for today.</source>
      <translation>{date} 不是日期。请写成 2025-06-30 这样，或留空表示当天。</translation>
    </message>
    <message>
      <source>{errors} errors, {warnings} warnings, {notes} notes; {modelled}.</source>
      <translation>错误 {errors} 项，警告 {warnings} 项，提示 {notes} 项；{modelled}。</translation>
    </message>
    <message>
      <source>{field} has {given} values for {count} features. Give one for each.</source>
      <translation>{field} 有 {given} 个值，而要素有 {count} 个，应一一对应。</translation>
    </message>
    <message>
      <source>{field} is empty. Give at least one value.</source>
      <translation>{field} 为空。请至少给出一个值。</translation>
    </message>
    <message>
      <source>{field} is {value} in row {row}. Give 0 or more.</source>
      <translation>第 {row} 行的 {field} 为 {value}，应不小于 0。</translation>
    </message>
    <message>
      <source>{field} is {value}. Give 0 or more.</source>
      <translation>{field} 为 {value}，应不小于 0。</translation>
    </message>
    <message>
      <source>{field} is {value}. Give 1 or more.</source>
      <translation>{field} 为 {value}，应不小于 1。</translation>
    </message>
    <message>
      <source>{field} is {value}. Give a number above 0.</source>
      <translation>{field} 为 {value}。请填大于 0 的数。</translation>
    </message>
    <message>
      <source>{field} is {value}. Give a share above 0 and up to 1.</source>
      <translation>{field} 为 {value}，应填大于 0、不超过 1 的比例。</translation>
    </message>
    <message>
      <source>{field} is {value}. Give a share from 0 to below 100 %.</source>
      <translation>{field} 为 {value}，应填 0 至不足 100 的百分数。</translation>
    </message>
    <message>
      <source>{field} is {value}. Give more than 0.</source>
      <translation>{field} 为 {value}，应大于 0。</translation>
    </message>
    <message>
      <source>{field} is {value}. Give shares from above 0 to 1, the lower one first.</source>
      <translation>{field} 为 {value}。占比应大于 0、不超过 1，且“取决于假设”的下限不高于“确定缺口”的下限。</translation>
    </message>
    <message>
      <source>{field} is {value}. Give {least} or more.</source>
      <translation>{field} 为 {value}，应不小于 {least}。</translation>
    </message>
    <message>
      <source>{field} is {value}. Use one of {choices}.</source>
      <translation>{field} 为 {value}。可用的值：{choices}。</translation>
    </message>
    <message>
      <source>{field}: mean {mean} over {people} people, from {low} to {high}; Gini {gini}, Theil {theil}.</source>
      <translation>{field}：{people} 人的均值 {mean}，最小 {low}，最大 {high}；基尼系数 {gini}，泰尔指数 {theil}。</translation>
    </message>
    <message>
      <source>{file} cannot be opened ({reason}). Close it in other programs and check that you may read it.</source>
      <translation>{file} 打不开（{reason}）。请在其他程序中关闭它，并检查是否有读取权限。</translation>
    </message>
    <message>
      <source>{file} cannot be read as a GeoPackage ({reason}). Give a workspace of this plugin, or its layers.</source>
      <translation>{file} 不能作为 GeoPackage 读取（{reason}）。请给出本插件的工作空间或其图层。</translation>
    </message>
    <message>
      <source>{file} cannot be read as a table ({reason}). Give CSV, XLSX, DBF, GeoPackage or another OGR format.</source>
      <translation>{file} 不能作为表格读取（{reason}）。请给出 CSV、XLSX、DBF、GeoPackage 或其他 OGR 格式。</translation>
    </message>
    <message>
      <source>{file} cannot be read as a vector file ({reason}). Ask for it again or export it anew as a GeoPackage.</source>
      <translation>{file} 不能作为矢量文件读取（{reason}）。请重新索取，或重新导出为 GeoPackage。</translation>
    </message>
    <message>
      <source>{file} cannot be read as a workspace ({reason}). Choose the wulong.gpkg made by the plugin or by make run.</source>
      <translation>“{file}”无法按工作空间读取（{reason}）。请选择由插件或 make run 生成的 wulong.gpkg。</translation>
    </message>
    <message>
      <source>{file} counts in {unit}. Ask for coordinates in metres (米).</source>
      <translation>{file} 的计量单位是{unit}。请索取以米为单位的坐标。</translation>
    </message>
    <message>
      <source>{file} has a header but no rows of data. Give another file or sheet.</source>
      <translation>{file} 只有表头，没有数据行。请换一个文件或工作表。</translation>
    </message>
    <message>
      <source>{file} has no coordinate system, and coordinates such as {x}, {y} fit none used in China. Perhaps it is a local drawing grid: ask for the data in CGCS2000.</source>
      <translation>{file} 没有坐标系，{x}, {y} 这样的坐标也不符合国内使用的任何坐标系，可能是独立或绘图坐标。请索取 CGCS2000 的数据。</translation>
    </message>
    <message>
      <source>{file} has no coordinate system; coordinates such as {x}, {y} lack the zone. Ask for the central meridian and choose it: {choices}.</source>
      <translation>{file} 没有坐标系，{x}, {y} 这样的坐标不带带号。请问明中央经线后选择：{choices}。</translation>
    </message>
    <message>
      <source>{file} has no features (layer {layer}). Give the file with the data.</source>
      <translation>{file} 中没有要素（图层 {layer}）。请选择有数据的文件。</translation>
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
      <source>{file} has no layer {layer}. Its layers are {layers}.</source>
      <translation>{file} 中没有图层 {layer}，其图层有：{layers}。</translation>
    </message>
    <message>
      <source>{file} has no layer {layer}. Its layers are {layers}. Give one of them in SHEET.</source>
      <translation>{file} 没有图层 {layer}，只有 {layers}。请在 SHEET 中填其中之一。</translation>
    </message>
    <message>
      <source>{file} has no table {table} with the fields {fields}. Give a workspace of this plugin, or its layers.</source>
      <translation>{file} 中没有含字段 {fields} 的表 {table}。请给出本插件的工作空间或其图层。</translation>
    </message>
    <message>
      <source>{file} has several layers that fit: {layers}. Name one (in a path: add |layername=NAME to it).</source>
      <translation>{file} 中有多个图层可用：{layers}。请指定一个（在路径后加 |layername=图层名）。</translation>
    </message>
    <message>
      <source>{file} has {count} features; more than {limit} are not read at once. Cut out the district in QGIS first.</source>
      <translation>{file} 有 {count} 个要素，一次最多读取 {limit} 个。请先在 QGIS 中裁剪出本区。</translation>
    </message>
    <message>
      <source>{file} has {size} GB; files over {limit} GB are not read as a whole. Cut out the district in QGIS first.</source>
      <translation>{file} 有 {size} GB，超过 {limit} GB 的文件不整体读取。请先在 QGIS 中裁剪出本区。</translation>
    </message>
    <message>
      <source>{file} holds boundary lines, but none of them closes to an area. Ask for the boundaries as polygons.</source>
      <translation>{file} 中是界线，但没有一条闭合成面。请索取面状的界线数据。</translation>
    </message>
    <message>
      <source>{file} holds lines, not points. Give the file with the points.</source>
      <translation>{file} 中是线，不是点。请选择点文件。</translation>
    </message>
    <message>
      <source>{file} holds no layer or table. Give another file.</source>
      <translation>{file} 中没有图层或表。请换一个文件。</translation>
    </message>
    <message>
      <source>{file} holds no table. Give a file with one row per village or township.</source>
      <translation>{file} 中没有表格。请给出每行一个村或乡镇的文件。</translation>
    </message>
    <message>
      <source>{file} holds no vector file. It holds: {names}.</source>
      <translation>{file} 中没有矢量文件，其中有：{names}。</translation>
    </message>
    <message>
      <source>{file} holds points, not lines. Give the file with the lines.</source>
      <translation>{file} 中是点，不是线。请选择线文件。</translation>
    </message>
    <message>
      <source>{file} holds points, not polygons. Give the file with the polygons or their boundary lines.</source>
      <translation>{file} 中是点，不是面。请选择面文件或界线文件。</translation>
    </message>
    <message>
      <source>{file} holds polygons, not lines. Give the file with the lines.</source>
      <translation>{file} 中是面，不是线。请选择线文件。</translation>
    </message>
    <message>
      <source>{file} holds polygons, not points. Give the file with the points.</source>
      <translation>{file} 中是面，不是点。请选择点文件。</translation>
    </message>
    <message>
      <source>{file} holds several vector files; name the layer. They are: {names}.</source>
      <translation>{file} 中有多个矢量文件，请指定图层名：{names}。</translation>
    </message>
    <message>
      <source>{file} holds {member}, a name that points outside the archive. It is not unpacked: such archives are unsafe.</source>
      <translation>{file} 中的 {member} 指向压缩包之外。这类压缩包不安全，不予解压。</translation>
    </message>
    <message>
      <source>{file} is a drawing only AutoCAD reads. Save it there as DXF and give that file.</source>
      <translation>{file} 是只有 AutoCAD 能读的图。请在其中另存为 DXF 后选择该文件。</translation>
    </message>
    <message>
      <source>{file} is a folder without vector files. Give the file itself.</source>
      <translation>{file} 是没有矢量文件的文件夹。请选择文件本身。</translation>
    </message>
    <message>
      <source>{file} is a folder. Give one of the files in it: {names}.</source>
      <translation>{file} 是文件夹。请选择其中的一个文件：{names}。</translation>
    </message>
    <message>
      <source>{file} is a map document without data. Give the shapefiles or the geodatabase it shows.</source>
      <translation>{file} 是地图文档，不含数据。请选择其中显示的 shapefile 或地理数据库。</translation>
    </message>
    <message>
      <source>{file} is a project without data. Give the files it shows.</source>
      <translation>{file} 是工程文件，不含数据。请选择其中显示的数据文件。</translation>
    </message>
    <message>
      <source>{file} is a table without geometry, and no two columns are headed as coordinates (经度 and 纬度, or X and Y). It has: {fields}. Head the columns so, or give the file with the shapes.</source>
      <translation>{file} 是没有几何的表，也没有两列以坐标为表头（经度和纬度，或 X 和 Y）。其列为：{fields}。请改好表头，或选择有图形的文件。</translation>
    </message>
    <message>
      <source>{file} is a table without geometry. Give the file with the shapes.</source>
      <translation>{file} 是没有几何的表。请选择有图形的文件。</translation>
    </message>
    <message>
      <source>{file} is a text file without parcels: the line {mark} is missing. Give a parcel file or a vector file.</source>
      <translation>{file} 是没有地块的文本文件：缺少“{mark}”一行。请选择勘测定界 TXT 或矢量文件。</translation>
    </message>
    <message>
      <source>{file} is an Access database. Export the layer in ArcGIS as a shapefile or file geodatabase.</source>
      <translation>{file} 是 Access 个人地理数据库。请在 ArcGIS 中把图层导出为 shapefile 或文件地理数据库。</translation>
    </message>
    <message>
      <source>{file} is damaged or no GeoPackage ({reason}). Ask for it again.</source>
      <translation>{file} 已损坏或不是 GeoPackage（{reason}）。请重新索取。</translation>
    </message>
    <message>
      <source>{file} is empty (0 bytes). Ask for it again; the copy was perhaps interrupted.</source>
      <translation>{file} 是空文件（0 字节）。可能复制中断，请重新索取。</translation>
    </message>
    <message>
      <source>{file} is in {datum}, an old datum that cannot be brought to CGCS2000 exactly without local parameters. Ask the survey office (规划和自然资源局) for the same data in CGCS2000 (国家2000), or for the district's 7 parameters.</source>
      <translation>{file} 用的是{datum}旧坐标系，没有本地转换参数就不能准确转为 CGCS2000。请向规划和自然资源局索取同一数据的 2000 国家大地坐标系成果，或本区的七参数。</translation>
    </message>
    <message>
      <source>{file} is no complete zip archive ({reason}). Ask for it again or unpack it yourself.</source>
      <translation>{file} 不是完整的 zip 压缩包（{reason}）。请重新索取，或自行解压。</translation>
    </message>
    <message>
      <source>{file} is not a file on this computer or its network drives. Save the data as a file first.</source>
      <translation>{file} 不是本机或网络驱动器上的文件。请先把数据保存为文件。</translation>
    </message>
    <message>
      <source>{file} is one part of several; its part {part} is missing. Copy all files of that name together.</source>
      <translation>{file} 由多个文件组成，缺少 {part} 文件。请把同名的文件一起复制过来。</translation>
    </message>
    <message>
      <source>{file} is open in another program with changes not yet written. Save and close it there, then read again.</source>
      <translation>{file} 正被其他程序打开，有尚未写入的改动。请在那里保存并关闭，再重新读取。</translation>
    </message>
    <message>
      <source>{file} is protected by a password. Unpack it yourself and give the file inside.</source>
      <translation>{file} 有密码保护。请自行解压后选择其中的文件。</translation>
    </message>
    <message>
      <source>{file} mixes coordinates of different systems: {count} features such as {ids} ({example}) are not like the others ({other}). Separate them into two files.</source>
      <translation>{file} 混有不同坐标系的坐标：{count} 个要素（如 {ids}：{example}）与其余的（{other}）不同。请分成两个文件。</translation>
    </message>
    <message>
      <source>{file} only points to other files. Give those files.</source>
      <translation>{file} 只是指向其他文件。请选择那些文件。</translation>
    </message>
    <message>
      <source>{file} would unpack to {size} GB, more than {limit} GB or than the disk has room for. Unpack what is needed.</source>
      <translation>{file} 解压后有 {size} GB，超过 {limit} GB 或磁盘剩余空间。请自行解压需要的部分。</translation>
    </message>
    <message>
      <source>{file}: coordinates such as {x}, {y} lie nowhere on Earth in {crs}. Ask for the coordinate system of the data and choose it.</source>
      <translation>{file}：{x}, {y} 这样的坐标在 {crs} 中不在地球上。请问明数据的坐标系后选择。</translation>
    </message>
    <message>
      <source>{file}: its text is read as {encoding}.</source>
      <translation>{file}：文字按 {encoding} 读取。</translation>
    </message>
    <message>
      <source>{file}: none of its parcels can be read; the first fault is in line {line}. Correct it there.</source>
      <translation>{file}：没有一个地块能读出，第一处错误在第 {line} 行。请在该处改正。</translation>
    </message>
    <message>
      <source>{file}: none of its {count} features has a usable geometry. Ask for it again.</source>
      <translation>{file}：{count} 个要素都没有可用的几何。请重新索取。</translation>
    </message>
    <message>
      <source>{file}: read as {encoding}, columns separated by {delimiter}.</source>
      <translation>{file}：按 {encoding} 读取，列以 {delimiter} 分隔。</translation>
    </message>
    <message>
      <source>{file}: the layer {layer} is read; SHEET chooses another of {layers}.</source>
      <translation>{file}：读取图层 {layer}；可用 SHEET 选择 {layers} 中的另一个。</translation>
    </message>
    <message>
      <source>{file}: the sheet {sheet} is read; SHEET chooses another of {sheets}.</source>
      <translation>{file}：读取工作表 {sheet}；可用 SHEET 选择 {sheets} 中的另一个。</translation>
    </message>
    <message>
      <source>{file}: {matched} of {features} features matched, {replaced} rows of {layer} replaced and {added} added; {unmatched} not matched, {missing} units missing in the file, {errors} errors and {warnings} warnings.</source>
      <translation>{file}：{features} 个要素中匹配 {matched} 个，{layer}替换 {replaced} 行、增加 {added} 行；未匹配 {unmatched} 个，文件缺少 {missing} 个单位，错误 {errors} 个，警告 {warnings} 个。</translation>
    </message>
    <message>
      <source>{first} positions cannot be compared with {second}: give pairs.</source>
      <translation>{first} 个位置不能与 {second} 个位置比较：请成对给出。</translation>
    </message>
    <message>
      <source>{fixed} sites stay, but P is {p}. Give at least {fixed}, or let fewer stay.</source>
      <translation>保留站址 {fixed} 处，而 P 为 {p}。P 至少为 {fixed}，或减少保留的站址。</translation>
    </message>
    <message>
      <source>{given} sites cannot reach everybody who can be reached: at least {least} are needed. Give {least} or more, or use maximal coverage.</source>
      <translation>{given} 处站址不能通达所有可通达的人，至少需要 {least} 处。请填 {least} 或更多，或改用最大覆盖。</translation>
    </message>
    <message>
      <source>{grouping} {name}: mean {mean}, all others {rest} (difference {difference}), {people} people.</source>
      <translation>{grouping} {name}：均值 {mean}，其他合计 {rest}（相差 {difference}），{people} 人。</translation>
    </message>
    <message>
      <source>{index}: {unsafe} groups unsafe, {unknown} unknown.</source>
      <translation>{index}：不达标 {unsafe} 个小组，无数据 {unknown} 个小组。</translation>
    </message>
    <message>
      <source>{items} …</source>
      <translation>{items}等</translation>
    </message>
    <message>
      <source>{kind} {n}: {spacing} km</source>
      <translation>{kind} {n} 个：{spacing} 公里</translation>
    </message>
    <message>
      <source>{kind}: {count} stations have no proposal; the others stand for all that the candidates could.</source>
      <translation>{kind}：{count} 个站没有建议站址，候选点能代表的地方已由其他站代表。</translation>
    </message>
    <message>
      <source>{label}: {area} km² ({area_pct} %)</source>
      <translation>{label}：{area} 平方公里（{area_pct}%）</translation>
    </message>
    <message>
      <source>{label}: {area} km² ({area_pct} %), {people} people ({people_pct} %)</source>
      <translation>{label}：{area} 平方公里（{area_pct}%），{people} 人（{people_pct}%）</translation>
    </message>
    <message>
      <source>{layers} layers are still modelled. What is computed from them is schematic.</source>
      <translation>{layers} 个图层的位置仍为建模数据，由其得出的结果均属示意。</translation>
    </message>
    <message>
      <source>{layer} closes {n} links ({km} km): {groups} groups with {people} people are cut off, {round} groups have a longer way.</source>
      <translation>{layer} 使 {n} 个路段（{km} 公里）中断：{groups} 个小组 {people} 人被隔绝，{round} 个小组需绕行。</translation>
    </message>
    <message>
      <source>{layer} has changes that are not saved; they are checked as they stand.</source>
      <translation>{layer} 有尚未保存的修改，按当前内容检查。</translation>
    </message>
    <message>
      <source>{layer} has no evidence in the fields {fields}; what they would tell is unknown.</source>
      <translation>{layer} 没有字段 {fields}，相应指标按“无数据”计。</translation>
    </message>
    <message>
      <source>{layer} has no field {field} ({parameter}); what it would tell is left out.</source>
      <translation>{layer} 没有字段 {field}（{parameter}），不取其内容。</translation>
    </message>
    <message>
      <source>{layer} has no polygons, so there is no map of it.</source>
      <translation>{layer} 没有面，因此不出图。</translation>
    </message>
    <message>
      <source>{layer} touches no road within {buffer} m; nothing is closed.</source>
      <translation>{layer} 在 {buffer} 米以内没有触及任何道路，没有路段中断。</translation>
    </message>
    <message>
      <source>{layer}: everybody is in need. Check NEED_FIELD, NEED_IS and NEED_VALUES.</source>
      <translation>{layer}：所有人都有需求。请检查 NEED_FIELD、NEED_IS 和 NEED_VALUES。</translation>
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
      <source>{layer}: no road has one of the surfaces in ALL_SEASON_VALUES; nobody is near an all-season road.</source>
      <translation>{layer}：没有道路的路面属于 ALL_SEASON_VALUES，因此没有人靠近全天候道路。</translation>
    </message>
    <message>
      <source>{layer}: nobody is in need. Check NEED_FIELD, NEED_IS and NEED_VALUES.</source>
      <translation>{layer}：没有人有需求。请检查 NEED_FIELD、NEED_IS 和 NEED_VALUES。</translation>
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
      <source>{layer}: {count} areas or lines are represented by a point on them.</source>
      <translation>{layer}：{count} 个面或线以其上一点代表。</translation>
    </message>
    <message>
      <source>{layer}: {count} candidates lie in areas where nothing may be built ({ids}).</source>
      <translation>{layer}：{count} 个候选点在禁止建设的区域内（{ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} codes of {field} are not in the layer {other} and are left out ({ids}).</source>
      <translation>{layer}：{field} 中有 {count} 个编号不在图层“{other}”中，不参与计算（{ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} facilities have no place on the map and take no part ({ids}).</source>
      <translation>{layer}：{count} 个设施没有位置，不参与计算（{ids}）。</translation>
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
      <source>{layer}: {count} features have nothing in the field {field} and count as 0 (ids {ids}).</source>
      <translation>{layer}：{count} 个要素的字段 {field} 为空，按 0 计（编号 {ids}）。</translation>
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
      <source>{layer}: {count} features of {other} have no row; they cannot be served or serve ({ids}).</source>
      <translation>{layer}：“{other}”中有 {count} 个要素没有对应的行，视为不可达（{ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} groups have no households entered; they count as eligible (ids {ids}).</source>
      <translation>{layer}：{count} 个小组没有填户数，按具备条件计（编号 {ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} groups lie in no village or township of the register and count in the total only.</source>
      <translation>{layer}：{count} 个小组不在名录的任何村或乡镇，只计入合计。</translation>
    </message>
    <message>
      <source>{layer}: {count} groups name a work that is not in {works}; they get no pipe ({ids}).</source>
      <translation>{layer}：{count} 个小组所填的工程不在 {works} 中，不做管线（{ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} groups stand in several rows; one is in need only if all its rows say so.</source>
      <translation>{layer}：{count} 个小组有多行；各行都显示有需求的才算有需求。</translation>
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
      <source>{layer}: {count} place rows have no confidence; those with a code count as sure, the others as unsure.</source>
      <translation>{layer}：{count} 条地点没有可信度；有代码的按可信计，其余按不可信计。</translation>
    </message>
    <message>
      <source>{layer}: {count} planned roads are not hardened when built, so they connect nobody. Where they will be, correct the surface.</source>
      <translation>{layer}：{count} 条规划道路建成后仍未硬化，不能使任何小组通畅。如实际会硬化，请改正其路面类型。</translation>
    </message>
    <message>
      <source>{layer}: {count} planned roads belong to no project and count as one each, by their road code.</source>
      <translation>{layer}：{count} 条规划道路没有项目编号，按道路编号各算一个项目。</translation>
    </message>
    <message>
      <source>{layer}: {count} planned roads have no surface entered; they count as {surface} when built.</source>
      <translation>{layer}：{count} 条规划道路没有填路面，建成后按 {surface} 计。</translation>
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
      <source>{layer}: {count} rows belong to projects that are not in the layer {other} and are left out ({ids}).</source>
      <translation>{layer}：{count} 行所属项目不在图层 {other} 中，未计入（{ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} sites that stay lie in areas where nothing may be built; they stay ({ids}).</source>
      <translation>{layer}：{count} 处保留的站址在禁止建设的区域内，仍予保留（{ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {count} values of {field} are neither yes nor no and count as unknown ({found}).</source>
      <translation>{layer}：字段 {field} 有 {count} 个值既非“是”也非“否”，按“无数据”计（{found}）。</translation>
    </message>
    <message>
      <source>{layer}: {n} of {total} stations have no place on the map and take no part in any distance, area or gap (ids {ids}). Locate them (edit the layer, or take proposals from Siting).</source>
      <translation>{layer}：{total} 个站中有 {n} 个没有坐标，不参与任何距离、面积和空白区的计算（编号 {ids}）。请定位（编辑图层，或采用选址的建议）。</translation>
    </message>
    <message>
      <source>{layer}: {n} rows have no people and take no part (ids {ids}).</source>
      <translation>{layer}：{n} 行没有人口，不参与计算（编号 {ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {n} rows with {people} people have no value in {field} and take no part (ids {ids}).</source>
      <translation>{layer}：{n} 行（{people} 人）的 {field} 没有数值，不参与计算（编号 {ids}）。</translation>
    </message>
    <message>
      <source>{layer}: {n} stations of other kinds are left out.</source>
      <translation>{layer}：其他类别的 {n} 个站不参与计算。</translation>
    </message>
    <message>
      <source>{limit} m {share} %</source>
      <translation>{limit} 米 {share}%</translation>
    </message>
    <message>
      <source>{litres} L, loss {loss} %, K {peak}, yield {dry}, ≤ {distance} m, lift ≤ {lift} m, {split}</source>
      <translation>{litres} 升，漏损 {loss}%，日变化系数 {peak}，枯水期出水 {dry}，距离 ≤ {distance} m，提水 ≤ {lift} m，{split}</translation>
    </message>
    <message>
      <source>{low} m and above</source>
      <translation>{low} 米及以上</translation>
    </message>
    <message>
      <source>{low}–{high} m</source>
      <translation>{low}–{high} 米</translation>
    </message>
    <message>
      <source>{low}–{high} m ({pct} %)</source>
      <translation>{low}–{high} 米（{pct}%）</translation>
    </message>
    <message>
      <source>{low}–{high}°</source>
      <translation>{low}–{high}°</translation>
    </message>
    <message>
      <source>{modelled} of {rows}</source>
      <translation>{modelled} / {rows}</translation>
    </message>
    <message>
      <source>{name} (coarse)</source>
      <translation>{name}（粗高程）</translation>
    </message>
    <message>
      <source>{name}: 2020 {before}, computed {now}, target {target} {unit}: {light}{people}.</source>
      <translation>{name}：2020 年 {before}，算得 {now}，目标 {target} {unit}：{light}{people}。</translation>
    </message>
    <message>
      <source>{name}: {computed} % ({n} of {of}), target {target} %. {note}</source>
      <translation>{name}：{computed}%（{n}/{of}），目标 {target}%。{note}</translation>
    </message>
    <message>
      <source>{name}: {cost}, beyond {limit}.</source>
      <translation>{name}：{cost}，超出 {limit}。</translation>
    </message>
    <message>
      <source>{name}: {cost}, within {limit}.</source>
      <translation>{name}：{cost}，在 {limit}以内。</translation>
    </message>
    <message>
      <source>{name}: {tier}.</source>
      <translation>{name}：{tier}。</translation>
    </message>
    <message>
      <source>{name}; within {m} m and {h} m of height</source>
      <translation>{name}；{m} 米以内且高差不超过 {h} 米</translation>
    </message>
    <message>
      <source>{n} cells of the population raster hold {people} people inside the areas.</source>
      <translation>各面以内有人口的栅格像元 {n} 个，共 {people} 人。</translation>
    </message>
    <message>
      <source>{n} dead ends stop just short of another road; are they drawn apart by mistake? Roads {ids}.</source>
      <translation>{n} 个断头端点离另一条路很近，是否误画成不相接？道路 {ids}。</translation>
    </message>
    <message>
      <source>{n} decisions are kept in {file}.</source>
      <translation>已将 {n} 条决定存入 {file}。</translation>
    </message>
    <message>
      <source>{n} facilities got no area (codes {ids}): {why}</source>
      <translation>{n} 个设施未划范围（编号 {ids}）：{why}</translation>
    </message>
    <message>
      <source>{n} gaps beyond {radius} m ({area} km²), {unlike} of a height no station stands for ({unlike_area} km²).</source>
      <translation>{radius} 米以外的空白区 {n} 处（{area} 平方公里），没有同高度测站的 {unlike} 处（{unlike_area} 平方公里）。</translation>
    </message>
    <message>
      <source>{n} gaps smaller than {limit} km² ({area} km² together) are not drawn.</source>
      <translation>小于 {limit} 平方公里的空白区有 {n} 处（合计 {area} 平方公里），未画出。</translation>
    </message>
    <message>
      <source>{n} groups</source>
      <translation>{n} 个小组</translation>
    </message>
    <message>
      <source>{n} groups are not eligible; shares are taken of the other {others}.</source>
      <translation>{n} 个小组不具备条件，比例以其余 {others} 个小组为分母。</translation>
    </message>
    <message>
      <source>{n} groups could be served, but not by the sites of the best set.</source>
      <translation>另有 {n} 个小组可由其他候选点服务，但最优方案的站址未服务。</translation>
    </message>
    <message>
      <source>{n} groups hang on {what}.</source>
      <translation>{n} 个小组取决于{what}。</translation>
    </message>
    <message>
      <source>{n} groups have no people and make no demand ({ids}).</source>
      <translation>{n} 个小组没有人口，不计需求（{ids}）。</translation>
    </message>
    <message>
      <source>{n} groups reach none at all.</source>
      <translation>{n} 个小组到不了任何设施。</translation>
    </message>
    <message>
      <source>{n} groups with {people} people without water: {why}</source>
      <translation>{n} 个小组 {people} 人未供上水：{why}</translation>
    </message>
    <message>
      <source>{n} groups: {why}</source>
      <translation>{n} 个小组：{why}</translation>
    </message>
    <message>
      <source>{n} households</source>
      <translation>{n} 户</translation>
    </message>
    <message>
      <source>{n} indicators have no number as target and are left out.</source>
      <translation>{n} 项指标的目标不是数字，略去。</translation>
    </message>
    <message>
      <source>{n} km</source>
      <translation>{n} 公里</translation>
    </message>
    <message>
      <source>{n} m</source>
      <translation>{n} 米</translation>
    </message>
    <message>
      <source>{n} m above sea level</source>
      <translation>海拔 {n} 米</translation>
    </message>
    <message>
      <source>{n} minutes</source>
      <translation>{n} 分钟</translation>
    </message>
    <message>
      <source>{n} more groups are not listed.</source>
      <translation>另有 {n} 个小组未列出。</translation>
    </message>
    <message>
      <source>{n} of {all} links have no way round; {links} of them stand between people and their seat: {people} people ({pct} %) in {groups} groups can be cut off by the failure of a single link.</source>
      <translation>{all} 个路段中有 {n} 个没有别的路可走，其中 {links} 个位于居民与驻地之间：{groups} 个小组 {people} 人（{pct}%）会因单一路段中断而被隔绝。</translation>
    </message>
    <message>
      <source>{n} of {all} projects would meet the need (NEED_SECTORS, NEED_WORDS): {numbers}.</source>
      <translation>{all} 个项目中 {n} 个能满足这项需求（NEED_SECTORS、NEED_WORDS）：{numbers}。</translation>
    </message>
    <message>
      <source>{n} of {all} units have no row: {units}.</source>
      <translation>{all} 个单位中有 {n} 个没有对应的行：{units}。</translation>
    </message>
    <message>
      <source>{n} of {all} works take part.</source>
      <translation>{all} 处工程中有 {n} 处参加计算。</translation>
    </message>
    <message>
      <source>{n} of {groups} groups are connected, {people} of {everyone} people.</source>
      <translation>{groups} 个小组中 {n} 个通畅，覆盖 {people} 人（共 {everyone} 人）。</translation>
    </message>
    <message>
      <source>{n} of {people} people are supplied by a work.</source>
      <translation>{people} 人中 {n} 人由供水工程供水。</translation>
    </message>
    <message>
      <source>{n} of {total} stations without a place have a proposal.</source>
      <translation>{total} 个没有站址的测站中，{n} 个给出了建议站址。</translation>
    </message>
    <message>
      <source>{n} pairs of group and work lack a height; the lift limit excludes none of them. Give heights in a field or a DEM.</source>
      <translation>{n} 对小组与工程缺少高程，高差限值对其不起作用。请在字段中填写高程，或提供高程模型。</translation>
    </message>
    <message>
      <source>{n} people</source>
      <translation>{n} 人</translation>
    </message>
    <message>
      <source>{n} places rest on entries less sure than {least} and are not counted ({names}).</source>
      <translation>{n} 个地点的条目可信度低于 {least}，不计入（{names}）。</translation>
    </message>
    <message>
      <source>{n} places to mend: {islands} islands, {misses} near misses, {doubles} lines drawn twice, {ways} contradictory one-ways, {groups} groups without a road that leads anywhere.</source>
      <translation>共 {n} 处待修正：孤立路网 {islands} 处，端点未接上 {misses} 处，重复绘制 {doubles} 条，单行矛盾 {ways} 处，无路可走的小组 {groups} 个。</translation>
    </message>
    <message>
      <source>{n} places to mend: {islands} islands, {misses} near misses, {doubles} lines drawn twice, {ways} contradictory one-ways.</source>
      <translation>共 {n} 处待修正：孤立路网 {islands} 处，端点未接上 {misses} 处，重复绘制 {doubles} 条，单行矛盾 {ways} 处。</translation>
    </message>
    <message>
      <source>{n} places with stations on {area} km²: one per {km2} km², {spacing} km apart on average (√(A/n)).</source>
      <translation>{area} 平方公里内有 {n} 个站址：每个 {km2} 平方公里，平均站距 {spacing} 公里（√(A/n)）。</translation>
    </message>
    <message>
      <source>{n} projects with {km} km connect {groups} groups with {people} people; the first {step} projects of the order, {some} km, connect them all. Together they save {minutes} person-minutes a trip.</source>
      <translation>{n} 个项目共 {km} 公里，新增通畅 {groups} 个小组 {people} 人；按次序前 {step} 个项目（{some} 公里）即可全部实现。全部建成后每次出行共节省 {minutes} 人·分钟。</translation>
    </message>
    <message>
      <source>{n} routes: {why}</source>
      <translation>{n} 条路线：{why}</translation>
    </message>
    <message>
      <source>{n} rows are joined in spite of a misprint or another kind of unit; please look at them: {names}.</source>
      <translation>有 {n} 行名称有错字或类别不同，仍已挂接，请核对：{names}。</translation>
    </message>
    <message>
      <source>{n} rows not joined: {why} (rows {rows})</source>
      <translation>有 {n} 行未挂接：{why}（第 {rows} 行）</translation>
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
      <source>{n} stations lie outside the district: they count for reach and Thiessen areas, not for density (ids {ids}).</source>
      <translation>{n} 个站在区外：计入范围和泰森多边形，不计入密度（编号 {ids}）。</translation>
    </message>
    <message>
      <source>{n} stations share their place with another one and count as one place; they share its Thiessen area.</source>
      <translation>{n} 个站与其他站同址，同址的算一个站址，平分泰森多边形面积。</translation>
    </message>
    <message>
      <source>{n} townships are left out: the surface of roads on their way is not known.</source>
      <translation>{n} 个乡镇未计入：途经道路的路面未知。</translation>
    </message>
    <message>
      <source>{n} units have several rows: {units}.</source>
      <translation>有 {n} 个单位对应多行：{units}。</translation>
    </message>
    <message>
      <source>{n} villages are left out: the lanes of roads on their way are not known.</source>
      <translation>{n} 个村未计入：途经道路的车道数未知。</translation>
    </message>
    <message>
      <source>{n} works of known capacity can serve {people} people.</source>
      <translation>{n} 处能力已知的工程可供 {people} 人。</translation>
    </message>
    <message>
      <source>{n} works take no part: {why} {ids}</source>
      <translation>{n} 处工程不参加计算：{why}{ids}</translation>
    </message>
    <message>
      <source>{n} × {what}. {remedy}</source>
      <translation>{n} 处：{what}。{remedy}</translation>
    </message>
    <message>
      <source>{parameter} is empty. Choose a field of the layer {layer}; it has: {fields}.</source>
      <translation>参数“{parameter}”为空。请选择图层“{layer}”的字段，现有：{fields}。</translation>
    </message>
    <message>
      <source>{parameter} is empty. Choose the field of the table {layer}; it has: {fields}.</source>
      <translation>{parameter} 未填。请选择表“{layer}”的字段，现有：{fields}。</translation>
    </message>
    <message>
      <source>{parameter} is empty. Give at least one number.</source>
      <translation>{parameter} 为空。请至少给出一个数。</translation>
    </message>
    <message>
      <source>{parameter} is {value}. Give limits from low to high, each once, such as {example}.</source>
      <translation>{parameter} 为 {value}。请从小到大填写分界，不得重复，如 {example}。</translation>
    </message>
    <message>
      <source>{parameter} is {value}. Give numbers above 0, each once, separated by semicolons, such as 80;100;120.</source>
      <translation>{parameter} 为 {value}。请给出大于 0 且不重复的数，用分号分隔，例如 80;100;120。</translation>
    </message>
    <message>
      <source>{parameter} is {value}. Give numbers from 0 up, each once, separated by semicolons, such as 15;30.</source>
      <translation>{parameter} 为 {value}。请填写不小于 0 且不重复的数字，用分号分隔，例如 15;30。</translation>
    </message>
    <message>
      <source>{parameter} needs a field: choose {field}, or set {parameter} to 0.</source>
      <translation>{parameter} 需要字段：请选择 {field}，或把 {parameter} 设为 0。</translation>
    </message>
    <message>
      <source>{parameter} was no layer saved in a file, or a part of one (selection, filter, unsaved edits).</source>
      <translation>{parameter} 不是保存在文件中的图层，或只用了其中一部分（选择、筛选、未保存的编辑）。</translation>
    </message>
    <message>
      <source>{parameter}: the layer {layer} needs this field. Choose it; the layer has: {fields}.</source>
      <translation>{parameter}：图层 {layer} 需要这个字段，请选择。该图层的字段有：{fields}。</translation>
    </message>
    <message>
      <source>{path} cannot be read as a GeoPackage ({reason}). Choose the workspace that holds the results.</source>
      <translation>{path} 不能作为 GeoPackage 读取（{reason}）。请选择存放结果的工作空间。</translation>
    </message>
    <message>
      <source>{path} comes with the plugin and is never written to. Build a workspace of your own first and choose its file.</source>
      <translation>{path} 是插件自带的，从不写入。请先建立自己的工作空间，再选择其文件。</translation>
    </message>
    <message>
      <source>{path} has no layer {layer}. Choose the .gpkg file of a workspace, or build a new one.</source>
      <translation>{path} 没有图层 {layer}。请选择工作空间的 .gpkg 文件，或新建一个。</translation>
    </message>
    <message>
      <source>{path} holds none of the planner's layers. Choose the file of a workspace.</source>
      <translation>“{path}”中没有任何规划图层。请选择工作空间文件。</translation>
    </message>
    <message>
      <source>{path} is not a GeoPackage ({detail}). Choose the .gpkg file of a workspace.</source>
      <translation>{path} 不是 GeoPackage（{detail}）。请选择工作空间的 .gpkg 文件。</translation>
    </message>
    <message>
      <source>{path} or its folder cannot be written to ({detail}). Copy the workspace to a folder of your own. Nothing was changed.</source>
      <translation>{path} 或其文件夹不能写入（{detail}）。请把工作空间复制到自己的文件夹。数据没有任何改动。</translation>
    </message>
    <message>
      <source>{pct} % of the district has no height in the DEM and is in no band.</source>
      <translation>本区 {pct}% 在高程模型中没有高程，不计入任何一带。</translation>
    </message>
    <message>
      <source>{people} people in {groups} groups are uncovered in nearly every run: certain gaps ({pct} %); {sensitive} people in {n} groups hang on what is assumed; {covered} people are covered whatever is assumed.</source>
      <translation>{groups} 个小组 {people} 人几乎在所有情景下都未覆盖，为确定缺口（{pct} %）；{n} 个小组 {sensitive} 人是否覆盖取决于假设；{covered} 人无论怎样假设都已覆盖。</translation>
    </message>
    <message>
      <source>{people} people in {groups} groups have an unmet need ({what}). {open} of them ({pct} %) live in {places} places for which the plan names no funded project finished by {year}: for {gap} no project at all, for {wider} only one for the whole township or district, for {late} one without money or finished later, for {unsure} one whose place is unsure.</source>
      <translation>{groups} 个小组 {people} 人有未满足的需求（{what}）。其中 {open} 人（{pct}%）所在的 {places} 个村，规划没有列名资金落实、{year} 年及以前完成的项目：{gap} 人没有任何项目，{wider} 人只有全乡镇或全区性项目，{late} 人的项目资金未落实或逾期，{unsure} 人的项目地点存疑。</translation>
    </message>
    <message>
      <source>{problem} ({count}): {features}</source>
      <translation>{problem}（{count} 项）：{features}</translation>
    </message>
    <message>
      <source>{result}: dn {dn} mm, {length} km, {flow} L/s, loss {loss} m, {head} m left at the group.</source>
      <translation>{result}：公称外径 {dn} 毫米，长 {length} 公里，流量 {flow} 升/秒，水头损失 {loss} 米，小组处剩余水头 {head} 米。</translation>
    </message>
    <message>
      <source>{rows} entries name no place of the register ({counted} of them as numbers: {numbers}); they are in the table of unplaced entries and cover no place.</source>
      <translation>{rows} 条地点没有列名登记地点（其中 {counted} 条只有数量：{numbers}），见“未具名地点”表，不算覆盖任何地点。</translation>
    </message>
    <message>
      <source>{safe} of {people} people are known to have safe water, {unsafe} are known to have none, of {unknown} it is not known: between {low} and {high} % (target {target} %).</source>
      <translation>{people} 人中，已知达标 {safe} 人，已知不达标 {unsafe} 人，无法评价 {unknown} 人：达标率在 {low}% 至 {high}% 之间（目标 {target}%）。</translation>
    </message>
    <message>
      <source>{served} of {people} people ({pct} %) are served by {works} works; {todo} people are missing from the target of {target} % tap water, {central} from {ctarget} % with safe water from central works.</source>
      <translation>{people} 人中有 {served} 人（{pct}%）由 {works} 处工程供水；距自来水普及率 {target}% 的目标还差 {todo} 人，距集中安全饮水率 {ctarget}% 的目标还差 {central} 人。</translation>
    </message>
    <message>
      <source>{severity}: {layer}: {problem} ({count})</source>
      <translation>{severity}：{layer}：{problem}（{count}）</translation>
    </message>
    <message>
      <source>{share} % of {people} people have at most {limit} in {field}.</source>
      <translation>{people} 人中 {share}% 的 {field} 不超过 {limit}。</translation>
    </message>
    <message>
      <source>{sheet}: row {rows} is the header; the data begin in row {first}.</source>
      <translation>{sheet}：第 {rows} 行是表头，数据从第 {first} 行开始。</translation>
    </message>
    <message>
      <source>{sheet}: the column names {names} stand more than once; the later ones are numbered.</source>
      <translation>{sheet}：列名 {names} 重复，后面的已编号。</translation>
    </message>
    <message>
      <source>{sheet}: {n} formulas have no stored value and count as empty (first in cell {cell}). Open the file in Excel or WPS and save it, so that the results are stored.</source>
      <translation>{sheet}：有 {n} 个公式没有存储结果，按空值计（第一个在 {cell}）。请用 Excel 或 WPS 打开文件并保存，使结果存入文件。</translation>
    </message>
    <message>
      <source>{sheet}: {n} hidden rows are read like the others.</source>
      <translation>{sheet}：有 {n} 个隐藏行，也照常读取。</translation>
    </message>
    <message>
      <source>{sheet}: {n} rows are no data and left out ({rows}).</source>
      <translation>{sheet}：有 {n} 行不是数据，已略去（{rows}）。</translation>
    </message>
    <message>
      <source>{sites} sites serve everybody who can be: {ids}.</source>
      <translation>{sites} 处站址即可服务所有可服务的人：{ids}。</translation>
    </message>
    <message>
      <source>{sites} sites serve {people} people ({pct} %): {ids}.</source>
      <translation>{sites} 处站址服务 {people} 人（{pct} %）：{ids}。</translation>
    </message>
    <message>
      <source>{sites} sites, nobody farther than {most} {unit}: {ids}.</source>
      <translation>{sites} 处站址，最远 {most} {unit}：{ids}。</translation>
    </message>
    <message>
      <source>{sites} sites, {mean} {unit} on average for {people} people: {ids}.</source>
      <translation>{sites} 处站址，{people} 人平均 {mean} {unit}：{ids}。</translation>
    </message>
    <message>
      <source>{status}: {n} groups, {share} %</source>
      <translation>{status}：{n} 个小组，{share}%</translation>
    </message>
    <message>
      <source>{table} has no column {field} ({parameter}). It has: {fields}. Correct the parameter or leave it empty.</source>
      <translation>{table} 没有列 {field}（{parameter}）。其列为：{fields}。请改正参数或留空。</translation>
    </message>
    <message>
      <source>{table}: {matched} of {rows} rows joined; {ambiguous} ambiguous, {unmatched} without a unit.</source>
      <translation>{table}：共 {rows} 行，挂接 {matched} 行；有疑问 {ambiguous} 行，未找到单位 {unmatched} 行。</translation>
    </message>
    <message>
      <source>{table}: {n} rows fit the indicator {indicator}; the first one counts.</source>
      <translation>{table}：有 {n} 行符合指标 {indicator}，取第一行。</translation>
    </message>
    <message>
      <source>{title} (schematic 示意)</source>
      <translation>{title}（示意）</translation>
    </message>
    <message>
      <source>{title}: {reason}</source>
      <translation>{title}：{reason}</translation>
    </message>
    <message>
      <source>{towns} of {all_towns} townships and {villages} of {all_villages} villages are named by a project of their own; {pairs} overlaps (two projects of one sector in the same years) on {places} places.</source>
      <translation>{all_towns} 个乡镇中 {towns} 个、{all_villages} 个村中 {villages} 个有列名项目；{places} 个地点有 {pairs} 处重叠（同一领域、同期的两个项目）。</translation>
    </message>
    <message>
      <source>{work} supplies {n} of {people} people over {distance} of pipe.</source>
      <translation>由{work}供水 {n} 人（共 {people} 人），管线长 {distance}。</translation>
    </message>
    <message>
      <source>“{question}” was answered before these layers changed: {layers}. Choose to ask anew.</source>
      <translation>“{question}”的答案是在下列图层改动之前算出的：{layers}。请勾选“全部重新计算”。</translation>
    </message>
  </context>
</TS>
