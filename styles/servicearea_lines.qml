<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="0" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Diagrams|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <renderer-v2 enableorderby="1" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
  <rules key="{336cdfc5-8ab3-5e14-b91f-0d0b9de41fc6}">
   <rule filter="&quot;unit&quot; = 'min' AND &quot;cutoff&quot; &gt; 0 AND &quot;cutoff&quot; &lt;= 15" key="{1d1cf9e4-2e6c-5b65-ab67-5ba161be8ff1}" label="15 分钟以内" scalemaxdenom="160000" symbol="0" />
   <rule filter="&quot;unit&quot; = 'min' AND &quot;cutoff&quot; &gt; 15 AND &quot;cutoff&quot; &lt;= 30" key="{a192e3e3-5ac9-5bab-83ae-4d42e32faaf8}" label="15–30 分钟" scalemaxdenom="160000" symbol="1" />
   <rule filter="&quot;unit&quot; = 'min' AND &quot;cutoff&quot; &gt; 30 AND &quot;cutoff&quot; &lt;= 45" key="{c0791d9b-47fa-5922-b92e-2981e5292cd5}" label="30–45 分钟" scalemaxdenom="160000" symbol="2" />
   <rule filter="&quot;unit&quot; = 'min' AND &quot;cutoff&quot; &gt; 45 AND &quot;cutoff&quot; &lt;= 60" key="{96c1d784-d751-56d9-936b-6aadf067c23b}" label="45–60 分钟" scalemaxdenom="160000" symbol="3" />
   <rule filter="&quot;unit&quot; = 'min' AND &quot;cutoff&quot; &gt; 60" key="{ae7531d3-4600-543e-9920-c4d8b9ae6247}" label="60 分钟以上" scalemaxdenom="160000" symbol="4" />
   <rule filter="&quot;unit&quot; = 'm' AND &quot;cutoff&quot; &gt; 0 AND &quot;cutoff&quot; &lt;= 1000" key="{0079bfc4-9d1b-5430-a779-d53b54810555}" label="1 km 以内" scalemaxdenom="160000" symbol="5" />
   <rule filter="&quot;unit&quot; = 'm' AND &quot;cutoff&quot; &gt; 1000 AND &quot;cutoff&quot; &lt;= 2000" key="{4c42d95e-fd3b-5dc7-9554-d4eb3784371c}" label="1–2 km" scalemaxdenom="160000" symbol="6" />
   <rule filter="&quot;unit&quot; = 'm' AND &quot;cutoff&quot; &gt; 2000 AND &quot;cutoff&quot; &lt;= 5000" key="{7f56cc62-1114-5a7b-ad02-96148123d250}" label="2–5 km" scalemaxdenom="160000" symbol="7" />
   <rule filter="&quot;unit&quot; = 'm' AND &quot;cutoff&quot; &gt; 5000 AND &quot;cutoff&quot; &lt;= 10000" key="{ed712337-3de5-5855-bd40-907386dc20a6}" label="5–10 km" scalemaxdenom="160000" symbol="8" />
   <rule filter="&quot;unit&quot; = 'm' AND &quot;cutoff&quot; &gt; 10000" key="{f88f4557-ec53-5b0e-bd76-851bf7eab6b3}" label="10 km 以上" scalemaxdenom="160000" symbol="9" />
  </rules>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value="" />
      <Option name="properties" />
      <Option name="type" type="QString" value="collection" />
     </Option>
    </data_defined_properties>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="255,255,255,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="1.4" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.4" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="8,81,156,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.9" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="8,81,156,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.9" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value="" />
      <Option name="properties" />
      <Option name="type" type="QString" value="collection" />
     </Option>
    </data_defined_properties>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="255,255,255,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="1.2" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.2" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="66,146,198,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.7" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="66,146,198,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.7" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value="" />
      <Option name="properties" />
      <Option name="type" type="QString" value="collection" />
     </Option>
    </data_defined_properties>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="255,255,255,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="1.05" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.05" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="158,202,225,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.55" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="158,202,225,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.55" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="3" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value="" />
      <Option name="properties" />
      <Option name="type" type="QString" value="collection" />
     </Option>
    </data_defined_properties>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="255,255,255,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.95" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.95" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="198,219,239,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.45" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="198,219,239,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.45" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="4" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value="" />
      <Option name="properties" />
      <Option name="type" type="QString" value="collection" />
     </Option>
    </data_defined_properties>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="255,255,255,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.85" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.85" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="232,240,248,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.35" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="232,240,248,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.35" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="5" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value="" />
      <Option name="properties" />
      <Option name="type" type="QString" value="collection" />
     </Option>
    </data_defined_properties>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="255,255,255,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="1.4" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.4" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="8,81,156,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.9" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="8,81,156,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.9" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="6" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value="" />
      <Option name="properties" />
      <Option name="type" type="QString" value="collection" />
     </Option>
    </data_defined_properties>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="255,255,255,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="1.2" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.2" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="66,146,198,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.7" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="66,146,198,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.7" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="7" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value="" />
      <Option name="properties" />
      <Option name="type" type="QString" value="collection" />
     </Option>
    </data_defined_properties>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="255,255,255,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="1.05" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="1.05" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="158,202,225,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.55" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="158,202,225,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.55" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="8" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value="" />
      <Option name="properties" />
      <Option name="type" type="QString" value="collection" />
     </Option>
    </data_defined_properties>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="255,255,255,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.95" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.95" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="198,219,239,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.45" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="198,219,239,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.45" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="9" type="line">
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value="" />
      <Option name="properties" />
      <Option name="type" type="QString" value="collection" />
     </Option>
    </data_defined_properties>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="255,255,255,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.85" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="255,255,255,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.85" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="align_dash_pattern" type="QString" value="0" />
      <Option name="capstyle" type="QString" value="round" />
      <Option name="customdash" type="QString" value="5;2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="232,240,248,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.35" />
      <Option name="line_width_unit" type="QString" value="MM" />
      <Option name="offset" type="QString" value="0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="ring_filter" type="QString" value="0" />
      <Option name="trim_distance_end" type="QString" value="0" />
      <Option name="trim_distance_end_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_end_unit" type="QString" value="MM" />
      <Option name="trim_distance_start" type="QString" value="0" />
      <Option name="trim_distance_start_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="trim_distance_start_unit" type="QString" value="MM" />
      <Option name="tweak_dash_pattern_on_corners" type="QString" value="0" />
      <Option name="use_custom_dash" type="QString" value="0" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="round" />
     <prop k="customdash" v="5;2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="232,240,248,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.35" />
     <prop k="line_width_unit" v="MM" />
     <prop k="offset" v="0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="ring_filter" v="0" />
     <prop k="trim_distance_end" v="0" />
     <prop k="trim_distance_end_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_end_unit" v="MM" />
     <prop k="trim_distance_start" v="0" />
     <prop k="trim_distance_start_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="trim_distance_start_unit" v="MM" />
     <prop k="tweak_dash_pattern_on_corners" v="0" />
     <prop k="use_custom_dash" v="0" />
     <prop k="width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
  </symbols>
  <orderby>
   <orderByClause asc="0" nullsFirst="1">cutoff</orderByClause>
  </orderby>
 </renderer-v2>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration>
  <field configurationFlags="None" name="facility_id">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="name">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="cutoff_from">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" type="bool" value="true" />
      <Option name="Precision" type="int" value="2" />
      <Option name="Style" type="QString" value="SpinBox" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="cutoff">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" type="bool" value="true" />
      <Option name="Precision" type="int" value="2" />
      <Option name="Style" type="QString" value="SpinBox" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="unit">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="分钟" type="QString" value="min" />
       </Option>
       <Option type="Map">
        <Option name="米" type="QString" value="m" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="length_m">
   <editWidget type="Range">
    <config>
     <Option type="Map">
      <Option name="AllowNull" type="bool" value="true" />
      <Option name="Precision" type="int" value="1" />
      <Option name="Style" type="QString" value="SpinBox" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="mode">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="各设施" type="QString" value="facility" />
       </Option>
       <Option type="Map">
        <Option name="全部设施合并" type="QString" value="merged" />
       </Option>
       <Option type="Map">
        <Option name="各设施（最先到达者）" type="QString" value="basins" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="profile">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="basis">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="示意（模拟）" type="QString" value="modelled" />
       </Option>
       <Option type="Map">
        <Option name="实有数据" type="QString" value="given" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="facility_id" index="0" name="设施编号" />
  <alias field="name" index="1" name="名称" />
  <alias field="cutoff_from" index="2" name="自" />
  <alias field="cutoff" index="3" name="至（含）" />
  <alias field="unit" index="4" name="单位" />
  <alias field="length_m" index="5" name="长度（m）" />
  <alias field="mode" index="6" name="范围归属" />
  <alias field="profile" index="7" name="车速表" />
  <alias field="basis" index="8" name="数据依据" />
 </aliases>
 <defaults>
  <default applyOnUpdate="0" expression="" field="facility_id" />
  <default applyOnUpdate="0" expression="" field="name" />
  <default applyOnUpdate="0" expression="" field="cutoff_from" />
  <default applyOnUpdate="0" expression="" field="cutoff" />
  <default applyOnUpdate="0" expression="" field="unit" />
  <default applyOnUpdate="0" expression="" field="length_m" />
  <default applyOnUpdate="0" expression="" field="mode" />
  <default applyOnUpdate="0" expression="" field="profile" />
  <default applyOnUpdate="0" expression="" field="basis" />
 </defaults>
 <constraints>
  <constraint constraints="1" exp_strength="0" field="facility_id" notnull_strength="1" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="name" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="cutoff_from" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="cutoff" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="unit" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="length_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="mode" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="profile" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="basis" notnull_strength="0" unique_strength="0" />
 </constraints>
 <constraintExpressions>
  <constraint desc="" exp="" field="facility_id" />
  <constraint desc="" exp="" field="name" />
  <constraint desc="" exp="" field="cutoff_from" />
  <constraint desc="" exp="" field="cutoff" />
  <constraint desc="" exp="" field="unit" />
  <constraint desc="" exp="" field="length_m" />
  <constraint desc="" exp="" field="mode" />
  <constraint desc="" exp="" field="profile" />
  <constraint desc="" exp="" field="basis" />
 </constraintExpressions>
 <expressionfields />
 <editform tolerant="1" />
 <editforminit />
 <editforminitcodesource>0</editforminitcodesource>
 <editforminitfilepath />
 <editforminitcode />
 <featformsuppress>0</featformsuppress>
 <editorlayout>tablayout</editorlayout>
 <attributeEditorForm>
  <attributeEditorContainer columnCount="1" groupBox="0" name="基本信息" showLabel="1" visibilityExpression="" visibilityExpressionEnabled="0">
   <attributeEditorField index="0" name="facility_id" showLabel="1" />
   <attributeEditorField index="1" name="name" showLabel="1" />
   <attributeEditorField index="2" name="cutoff_from" showLabel="1" />
   <attributeEditorField index="3" name="cutoff" showLabel="1" />
   <attributeEditorField index="4" name="unit" showLabel="1" />
   <attributeEditorField index="5" name="length_m" showLabel="1" />
   <attributeEditorField index="6" name="mode" showLabel="1" />
   <attributeEditorField index="7" name="profile" showLabel="1" />
  </attributeEditorContainer>
  <attributeEditorContainer columnCount="1" groupBox="0" name="来源" showLabel="1" visibilityExpression="" visibilityExpressionEnabled="0">
   <attributeEditorField index="8" name="basis" showLabel="1" />
  </attributeEditorContainer>
 </attributeEditorForm>
 <editable>
  <field editable="1" name="basis" />
  <field editable="1" name="cutoff" />
  <field editable="1" name="cutoff_from" />
  <field editable="1" name="facility_id" />
  <field editable="1" name="length_m" />
  <field editable="1" name="mode" />
  <field editable="1" name="name" />
  <field editable="1" name="profile" />
  <field editable="1" name="unit" />
 </editable>
 <labelOnTop />
 <reuseLastValue />
 <dataDefinedFieldProperties />
 <widgets />
 <mapTip>&lt;b&gt;[% replace(to_string("name"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;')) %]&lt;/b&gt;[% if("cutoff_from" IS NULL,'','&lt;br&gt;'||'自：'||replace(to_string(round("cutoff_from",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("cutoff" IS NULL,'','&lt;br&gt;'||'至（含）：'||replace(to_string(round("cutoff",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("unit" IS NULL,'','&lt;br&gt;'||'单位：'||replace(to_string(represent_value("unit",'unit')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("length_m" IS NULL,'','&lt;br&gt;'||'长度：'||replace(to_string(round("length_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("mode" IS NULL,'','&lt;br&gt;'||'范围归属：'||replace(to_string(represent_value("mode",'mode')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("profile" IS NULL,'','&lt;br&gt;'||'车速表：'||replace(to_string("profile"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("basis" IS NULL,'','&lt;br&gt;'||'数据依据：'||replace(to_string(represent_value("basis",'basis')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %]</mapTip>
 <layerGeometryType>1</layerGeometryType>
</qgis>
