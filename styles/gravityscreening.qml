<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="1" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Diagrams|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="1" type="RuleRenderer">
  <rules key="{336cdfc5-8ab3-5e14-b91f-0d0b9de41fc6}">
   <rule filter="&quot;best&quot; = 1 AND &quot;result&quot; = 'gravity'" key="{1d1cf9e4-2e6c-5b65-ab67-5ba161be8ff1}" label="自流" symbol="0" />
   <rule filter="&quot;best&quot; = 1 AND &quot;result&quot; = 'break_pressure'" key="{a192e3e3-5ac9-5bab-83ae-4d42e32faaf8}" label="自流（设减压池）" symbol="1" />
   <rule filter="&quot;best&quot; = 1 AND &quot;result&quot; = 'pumped'" key="{c0791d9b-47fa-5922-b92e-2981e5292cd5}" label="需提水" symbol="2" />
   <rule filter="&quot;best&quot; = 1 AND &quot;result&quot; = 'unknown'" key="{96c1d784-d751-56d9-936b-6aadf067c23b}" label="无法判断" symbol="3" />
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
      <Option name="line_color" type="QString" value="0,114,178,255" />
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
     <prop k="line_color" v="0,114,178,255" />
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
      <Option name="capstyle" type="QString" value="flat" />
      <Option name="customdash" type="QString" value="5;1.5" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="0,158,115,255" />
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
      <Option name="use_custom_dash" type="QString" value="1" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="5;1.5" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="0,158,115,255" />
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
     <prop k="use_custom_dash" v="1" />
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
      <Option name="capstyle" type="QString" value="flat" />
      <Option name="customdash" type="QString" value="1.5;1.2" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="213,94,0,255" />
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
      <Option name="use_custom_dash" type="QString" value="1" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="1.5;1.2" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="213,94,0,255" />
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
     <prop k="use_custom_dash" v="1" />
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
      <Option name="capstyle" type="QString" value="flat" />
      <Option name="customdash" type="QString" value="0.6;1" />
      <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="customdash_unit" type="QString" value="MM" />
      <Option name="dash_pattern_offset" type="QString" value="0" />
      <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
      <Option name="draw_inside_polygon" type="QString" value="0" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="line_color" type="QString" value="153,153,153,255" />
      <Option name="line_style" type="QString" value="solid" />
      <Option name="line_width" type="QString" value="0.4" />
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
      <Option name="use_custom_dash" type="QString" value="1" />
      <Option name="width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     </Option>
     <prop k="align_dash_pattern" v="0" />
     <prop k="capstyle" v="flat" />
     <prop k="customdash" v="0.6;1" />
     <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="customdash_unit" v="MM" />
     <prop k="dash_pattern_offset" v="0" />
     <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="dash_pattern_offset_unit" v="MM" />
     <prop k="draw_inside_polygon" v="0" />
     <prop k="joinstyle" v="round" />
     <prop k="line_color" v="153,153,153,255" />
     <prop k="line_style" v="solid" />
     <prop k="line_width" v="0.4" />
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
     <prop k="use_custom_dash" v="1" />
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
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="'dn' || &quot;diameter_mm&quot;" fontFamily="Noto Sans CJK SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="7" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fontSizeUnit="Point" fontStrikeout="0" fontUnderline="0" fontWeight="50" fontWordSpacing="0" isExpression="1" legendString="Aa" multilineHeight="1" namedStyle="Regular" previewBkgrdColor="255,255,255,255" textColor="34,34,34,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
    <families>
     <family name="Source Han Sans SC" />
     <family name="Microsoft YaHei" />
     <family name="SimHei" />
     <family name="PingFang SC" />
     <family name="WenQuanYi Micro Hei" />
    </families>
    <text-buffer bufferBlendMode="0" bufferColor="255,255,255,255" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="1" bufferOpacity="1" bufferSize="0.59999999999999998" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferSizeUnits="MM" />
    <text-mask maskEnabled="0" maskJoinStyle="128" maskOpacity="1" maskSize="1.5" maskSizeMapUnitScale="3x:0,0,0,0,0,0" maskSizeUnits="MM" maskType="0" maskedSymbolLayers="" />
    <background shapeBlendMode="0" shapeBorderColor="128,128,128,255" shapeBorderWidth="0" shapeBorderWidthMapUnitScale="3x:0,0,0,0,0,0" shapeBorderWidthUnit="MM" shapeDraw="0" shapeFillColor="255,255,255,255" shapeJoinStyle="64" shapeOffsetMapUnitScale="3x:0,0,0,0,0,0" shapeOffsetUnit="MM" shapeOffsetX="0" shapeOffsetY="0" shapeOpacity="1" shapeRadiiMapUnitScale="3x:0,0,0,0,0,0" shapeRadiiUnit="MM" shapeRadiiX="0" shapeRadiiY="0" shapeRotation="0" shapeRotationType="0" shapeSVGFile="" shapeSizeMapUnitScale="3x:0,0,0,0,0,0" shapeSizeType="0" shapeSizeUnit="MM" shapeSizeX="0" shapeSizeY="0" shapeType="0">
     <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="fillSymbol" type="fill">
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" type="QString" value="" />
        <Option name="properties" />
        <Option name="type" type="QString" value="collection" />
       </Option>
      </data_defined_properties>
      <layer class="SimpleFill" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="border_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
        <Option name="color" type="QString" value="255,255,255,255" />
        <Option name="joinstyle" type="QString" value="bevel" />
        <Option name="offset" type="QString" value="0,0" />
        <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
        <Option name="offset_unit" type="QString" value="MM" />
        <Option name="outline_color" type="QString" value="128,128,128,255" />
        <Option name="outline_style" type="QString" value="no" />
        <Option name="outline_width" type="QString" value="0" />
        <Option name="outline_width_unit" type="QString" value="MM" />
        <Option name="style" type="QString" value="solid" />
       </Option>
       <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
       <prop k="color" v="255,255,255,255" />
       <prop k="joinstyle" v="bevel" />
       <prop k="offset" v="0,0" />
       <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
       <prop k="offset_unit" v="MM" />
       <prop k="outline_color" v="128,128,128,255" />
       <prop k="outline_style" v="no" />
       <prop k="outline_width" v="0" />
       <prop k="outline_width_unit" v="MM" />
       <prop k="style" v="solid" />
       <data_defined_properties>
        <Option type="Map">
         <Option name="name" type="QString" value="" />
         <Option name="properties" />
         <Option name="type" type="QString" value="collection" />
        </Option>
       </data_defined_properties>
      </layer>
     </symbol>
    </background>
    <shadow shadowBlendMode="6" shadowColor="0,0,0,255" shadowDraw="0" shadowOffsetAngle="135" shadowOffsetDist="1" shadowOffsetGlobal="1" shadowOffsetMapUnitScale="3x:0,0,0,0,0,0" shadowOffsetUnit="MM" shadowOpacity="0.69999999999999996" shadowRadius="1.5" shadowRadiusAlphaOnly="0" shadowRadiusMapUnitScale="3x:0,0,0,0,0,0" shadowRadiusUnit="MM" shadowScale="100" shadowUnder="0" />
    <dd_properties>
     <Option type="Map">
      <Option name="name" type="QString" value="" />
      <Option name="properties" />
      <Option name="type" type="QString" value="collection" />
     </Option>
    </dd_properties>
    <substitutions />
   </text-style>
   <text-format addDirectionSymbol="0" autoWrapLength="0" decimals="3" formatNumbers="0" leftDirectionSymbol="&lt;" multilineAlign="3" placeDirectionSymbol="0" plussign="0" reverseDirectionSymbol="0" rightDirectionSymbol="&gt;" useMaxLineLengthForAutoWrap="1" wrapChar="" />
   <placement centroidInside="0" centroidWhole="0" dist="0.80000000000000004" distMapUnitScale="3x:0,0,0,0,0,0" distUnits="MM" fitInPolygonOnly="0" geometryGenerator="" geometryGeneratorEnabled="0" geometryGeneratorType="PointGeometry" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" layerType="UnknownGeometry" lineAnchorClipping="0" lineAnchorPercent="0.5" lineAnchorType="0" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="0" offsetUnits="MM" overrunDistance="0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" placement="2" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" preserveRotation="1" priority="5" quadOffset="4" repeatDistance="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" repeatDistanceUnits="MM" rotationAngle="0" rotationUnit="AngleDegrees" xOffset="0" yOffset="0" />
   <rendering displayAll="0" drawLabels="1" fontLimitPixelSize="0" fontMaxPixelSize="10000" fontMinPixelSize="0" labelPerPart="0" limitNumLabels="0" maxNumLabels="2000" mergeLines="1" minFeatureSize="0" obstacle="1" obstacleFactor="1" obstacleType="1" scaleMax="60000" scaleMin="0" scaleVisibility="1" unplacedVisibility="0" upsidedownLabels="0" zIndex="0" />
   <dd_properties>
    <Option type="Map">
     <Option name="name" type="QString" value="" />
     <Option name="properties" />
     <Option name="type" type="QString" value="collection" />
    </Option>
   </dd_properties>
  </settings>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration>
  <field configurationFlags="None" name="work_id">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="work_name">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="group_id">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="people">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="result">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="自流" type="QString" value="gravity" />
       </Option>
       <Option type="Map">
        <Option name="自流（设减压池）" type="QString" value="break_pressure" />
       </Option>
       <Option type="Map">
        <Option name="需提水" type="QString" value="pumped" />
       </Option>
       <Option type="Map">
        <Option name="无法判断" type="QString" value="unknown" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="best">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="是" type="QString" value="1" />
       </Option>
       <Option type="Map">
        <Option name="否" type="QString" value="0" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="reason">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="没有可用坐标" type="QString" value="no_place" />
       </Option>
       <Option type="Map">
        <Option name="接入距离内没有道路" type="QString" value="no_road_within_limit" />
       </Option>
       <Option type="Map">
        <Option name="距离限值内没有供水工程" type="QString" value="no_work_within_distance" />
       </Option>
       <Option type="Map">
        <Option name="没有路线" type="QString" value="no_route" />
       </Option>
       <Option type="Map">
        <Option name="沿线高程不全" type="QString" value="no_height" />
       </Option>
       <Option type="Map">
        <Option name="需更高等级的管材（沿线有高点，无法设减压池）" type="QString" value="stronger_pipe" />
       </Option>
       <Option type="Map">
        <Option name="扬程超过管材等级，需分级提水" type="QString" value="pump_over_class" />
       </Option>
       <Option type="Map">
        <Option name="最大管径仍不够" type="QString" value="no_size_large_enough" />
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
  <field configurationFlags="None" name="source_m">
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
  <field configurationFlags="None" name="group_m">
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
  <field configurationFlags="None" name="flow_ls">
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
  <field configurationFlags="None" name="diameter_mm">
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
  <field configurationFlags="None" name="inner_mm">
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
  <field configurationFlags="None" name="velocity_ms">
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
  <field configurationFlags="None" name="loss_m">
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
  <field configurationFlags="None" name="head_m">
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
  <field configurationFlags="None" name="static_m">
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
  <field configurationFlags="None" name="high_point_m">
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
  <field configurationFlags="None" name="high_point_at_m">
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
  <field configurationFlags="None" name="clearance_m">
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
  <field configurationFlags="None" name="tanks">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="pump_m">
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
  <alias field="work_id" index="0" name="工程编号" />
  <alias field="work_name" index="1" name="工程名称" />
  <alias field="group_id" index="2" name="小组编号" />
  <alias field="people" index="3" name="人口（人）" />
  <alias field="result" index="4" name="供水方式" />
  <alias field="best" index="5" name="本组最优" />
  <alias field="reason" index="6" name="原因" />
  <alias field="length_m" index="7" name="长度（m）" />
  <alias field="source_m" index="8" name="工程高程（m）" />
  <alias field="group_m" index="9" name="小组高程（m）" />
  <alias field="flow_ls" index="10" name="设计流量（L/s）" />
  <alias field="diameter_mm" index="11" name="公称外径（mm）" />
  <alias field="inner_mm" index="12" name="内径（mm）" />
  <alias field="velocity_ms" index="13" name="流速（m/s）" />
  <alias field="loss_m" index="14" name="水头损失（m）" />
  <alias field="head_m" index="15" name="小组处剩余水头（m）" />
  <alias field="static_m" index="16" name="最大静水头（m）" />
  <alias field="high_point_m" index="17" name="控制高点高程（m）" />
  <alias field="high_point_at_m" index="18" name="控制高点距工程（m）" />
  <alias field="clearance_m" index="19" name="控制高点余压（m）" />
  <alias field="tanks" index="20" name="减压池数（处）" />
  <alias field="pump_m" index="21" name="水泵扬程（m）" />
  <alias field="profile" index="22" name="计算规则" />
  <alias field="basis" index="23" name="数据依据" />
 </aliases>
 <defaults>
  <default applyOnUpdate="0" expression="" field="work_id" />
  <default applyOnUpdate="0" expression="" field="work_name" />
  <default applyOnUpdate="0" expression="" field="group_id" />
  <default applyOnUpdate="0" expression="" field="people" />
  <default applyOnUpdate="0" expression="" field="result" />
  <default applyOnUpdate="0" expression="" field="best" />
  <default applyOnUpdate="0" expression="" field="reason" />
  <default applyOnUpdate="0" expression="" field="length_m" />
  <default applyOnUpdate="0" expression="" field="source_m" />
  <default applyOnUpdate="0" expression="" field="group_m" />
  <default applyOnUpdate="0" expression="" field="flow_ls" />
  <default applyOnUpdate="0" expression="" field="diameter_mm" />
  <default applyOnUpdate="0" expression="" field="inner_mm" />
  <default applyOnUpdate="0" expression="" field="velocity_ms" />
  <default applyOnUpdate="0" expression="" field="loss_m" />
  <default applyOnUpdate="0" expression="" field="head_m" />
  <default applyOnUpdate="0" expression="" field="static_m" />
  <default applyOnUpdate="0" expression="" field="high_point_m" />
  <default applyOnUpdate="0" expression="" field="high_point_at_m" />
  <default applyOnUpdate="0" expression="" field="clearance_m" />
  <default applyOnUpdate="0" expression="" field="tanks" />
  <default applyOnUpdate="0" expression="" field="pump_m" />
  <default applyOnUpdate="0" expression="" field="profile" />
  <default applyOnUpdate="0" expression="" field="basis" />
 </defaults>
 <constraints>
  <constraint constraints="0" exp_strength="0" field="work_id" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="work_name" notnull_strength="0" unique_strength="0" />
  <constraint constraints="1" exp_strength="0" field="group_id" notnull_strength="1" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="people" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="result" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="best" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="reason" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="length_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="source_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="group_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="flow_ls" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="diameter_mm" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="inner_mm" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="velocity_ms" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="loss_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="head_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="static_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="high_point_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="high_point_at_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="clearance_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="tanks" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="pump_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="profile" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="basis" notnull_strength="0" unique_strength="0" />
 </constraints>
 <constraintExpressions>
  <constraint desc="" exp="" field="work_id" />
  <constraint desc="" exp="" field="work_name" />
  <constraint desc="" exp="" field="group_id" />
  <constraint desc="" exp="" field="people" />
  <constraint desc="" exp="" field="result" />
  <constraint desc="" exp="" field="best" />
  <constraint desc="" exp="" field="reason" />
  <constraint desc="" exp="" field="length_m" />
  <constraint desc="" exp="" field="source_m" />
  <constraint desc="" exp="" field="group_m" />
  <constraint desc="" exp="" field="flow_ls" />
  <constraint desc="" exp="" field="diameter_mm" />
  <constraint desc="" exp="" field="inner_mm" />
  <constraint desc="" exp="" field="velocity_ms" />
  <constraint desc="" exp="" field="loss_m" />
  <constraint desc="" exp="" field="head_m" />
  <constraint desc="" exp="" field="static_m" />
  <constraint desc="" exp="" field="high_point_m" />
  <constraint desc="" exp="" field="high_point_at_m" />
  <constraint desc="" exp="" field="clearance_m" />
  <constraint desc="" exp="" field="tanks" />
  <constraint desc="" exp="" field="pump_m" />
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
   <attributeEditorField index="0" name="work_id" showLabel="1" />
   <attributeEditorField index="1" name="work_name" showLabel="1" />
   <attributeEditorField index="2" name="group_id" showLabel="1" />
   <attributeEditorField index="3" name="people" showLabel="1" />
   <attributeEditorField index="4" name="result" showLabel="1" />
   <attributeEditorField index="5" name="best" showLabel="1" />
   <attributeEditorField index="6" name="reason" showLabel="1" />
   <attributeEditorField index="7" name="length_m" showLabel="1" />
   <attributeEditorField index="8" name="source_m" showLabel="1" />
   <attributeEditorField index="9" name="group_m" showLabel="1" />
   <attributeEditorField index="10" name="flow_ls" showLabel="1" />
   <attributeEditorField index="11" name="diameter_mm" showLabel="1" />
   <attributeEditorField index="12" name="inner_mm" showLabel="1" />
   <attributeEditorField index="13" name="velocity_ms" showLabel="1" />
   <attributeEditorField index="14" name="loss_m" showLabel="1" />
   <attributeEditorField index="15" name="head_m" showLabel="1" />
   <attributeEditorField index="16" name="static_m" showLabel="1" />
   <attributeEditorField index="17" name="high_point_m" showLabel="1" />
   <attributeEditorField index="18" name="high_point_at_m" showLabel="1" />
   <attributeEditorField index="19" name="clearance_m" showLabel="1" />
   <attributeEditorField index="20" name="tanks" showLabel="1" />
   <attributeEditorField index="21" name="pump_m" showLabel="1" />
   <attributeEditorField index="22" name="profile" showLabel="1" />
  </attributeEditorContainer>
  <attributeEditorContainer columnCount="1" groupBox="0" name="来源" showLabel="1" visibilityExpression="" visibilityExpressionEnabled="0">
   <attributeEditorField index="23" name="basis" showLabel="1" />
  </attributeEditorContainer>
 </attributeEditorForm>
 <editable>
  <field editable="1" name="basis" />
  <field editable="1" name="best" />
  <field editable="1" name="clearance_m" />
  <field editable="1" name="diameter_mm" />
  <field editable="1" name="flow_ls" />
  <field editable="1" name="group_id" />
  <field editable="1" name="group_m" />
  <field editable="1" name="head_m" />
  <field editable="1" name="high_point_at_m" />
  <field editable="1" name="high_point_m" />
  <field editable="1" name="inner_mm" />
  <field editable="1" name="length_m" />
  <field editable="1" name="loss_m" />
  <field editable="1" name="people" />
  <field editable="1" name="profile" />
  <field editable="1" name="pump_m" />
  <field editable="1" name="reason" />
  <field editable="1" name="result" />
  <field editable="1" name="source_m" />
  <field editable="1" name="static_m" />
  <field editable="1" name="tanks" />
  <field editable="1" name="velocity_ms" />
  <field editable="1" name="work_id" />
  <field editable="1" name="work_name" />
 </editable>
 <labelOnTop />
 <reuseLastValue />
 <dataDefinedFieldProperties />
 <widgets />
 <mapTip>&lt;b&gt;[% replace(to_string("group_id"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;')) %]&lt;/b&gt;[% if("work_id" IS NULL,'','&lt;br&gt;'||'工程编号：'||replace(to_string("work_id"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("work_name" IS NULL,'','&lt;br&gt;'||'工程名称：'||replace(to_string("work_name"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("people" IS NULL,'','&lt;br&gt;'||'人口：'||replace(to_string("people"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 人') %][% if("result" IS NULL,'','&lt;br&gt;'||'供水方式：'||replace(to_string(represent_value("result",'result')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("best" IS NULL,'','&lt;br&gt;'||'本组最优：'||replace(to_string(represent_value("best",'best')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("reason" IS NULL,'','&lt;br&gt;'||'原因：'||replace(to_string(represent_value("reason",'reason')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("length_m" IS NULL,'','&lt;br&gt;'||'长度：'||replace(to_string(round("length_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("source_m" IS NULL,'','&lt;br&gt;'||'工程高程：'||replace(to_string(round("source_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("group_m" IS NULL,'','&lt;br&gt;'||'小组高程：'||replace(to_string(round("group_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("flow_ls" IS NULL,'','&lt;br&gt;'||'设计流量：'||replace(to_string(round("flow_ls",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' L/s') %][% if("diameter_mm" IS NULL,'','&lt;br&gt;'||'公称外径：'||replace(to_string(round("diameter_mm",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' mm') %][% if("inner_mm" IS NULL,'','&lt;br&gt;'||'内径：'||replace(to_string(round("inner_mm",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' mm') %][% if("velocity_ms" IS NULL,'','&lt;br&gt;'||'流速：'||replace(to_string(round("velocity_ms",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m/s') %][% if("loss_m" IS NULL,'','&lt;br&gt;'||'水头损失：'||replace(to_string(round("loss_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("head_m" IS NULL,'','&lt;br&gt;'||'小组处剩余水头：'||replace(to_string(round("head_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("static_m" IS NULL,'','&lt;br&gt;'||'最大静水头：'||replace(to_string(round("static_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("high_point_m" IS NULL,'','&lt;br&gt;'||'控制高点高程：'||replace(to_string(round("high_point_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("high_point_at_m" IS NULL,'','&lt;br&gt;'||'控制高点距工程：'||replace(to_string(round("high_point_at_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("clearance_m" IS NULL,'','&lt;br&gt;'||'控制高点余压：'||replace(to_string(round("clearance_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("tanks" IS NULL,'','&lt;br&gt;'||'减压池数：'||replace(to_string("tanks"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 处') %][% if("pump_m" IS NULL,'','&lt;br&gt;'||'水泵扬程：'||replace(to_string(round("pump_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("profile" IS NULL,'','&lt;br&gt;'||'计算规则：'||replace(to_string("profile"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("basis" IS NULL,'','&lt;br&gt;'||'数据依据：'||replace(to_string(represent_value("basis",'basis')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %]</mapTip>
 <layerGeometryType>1</layerGeometryType>
</qgis>
