<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="1" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Diagrams|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <renderer-v2 circleColor="34,34,34,255" circleRadiusAddition="0" circleWidth="0.15" enableorderby="0" forceraster="0" labelAttributeName="" labelColor="0,0,0,255" labelDistanceFactor="0.5" maxLabelScaleDenominator="0" placement="0" referencescale="-1" symbollevels="0" tolerance="0.3" toleranceUnit="MM" toleranceUnitScale="3x:0,0,0,0,0,0" type="pointDisplacement">
  <labelFontProperties description="DejaVu LGC Sans,12,-1,5,50,0,0,0,0,0" style="" />
  <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="1" type="RuleRenderer">
   <rules key="{336cdfc5-8ab3-5e14-b91f-0d0b9de41fc6}">
    <rule filter="&quot;stage&quot; = '已建'" key="{1d1cf9e4-2e6c-5b65-ab67-5ba161be8ff1}" label="2020 年已建成" symbol="0" />
    <rule filter="&quot;stage&quot; IN ('续建','完建')" key="{a192e3e3-5ac9-5bab-83ae-4d42e32faaf8}" label="续建、完建（2020 年在建）" symbol="1" />
    <rule filter="&quot;stage&quot; IN ('改扩建','升级','整治')" key="{c0791d9b-47fa-5922-b92e-2981e5292cd5}" label="改扩建、升级、整治" symbol="2" />
    <rule filter="&quot;stage&quot; IN ('新建','新建或改造')" key="{96c1d784-d751-56d9-936b-6aadf067c23b}" label="新建（含新建或改造）" symbol="3" />
    <rule filter="&quot;stage&quot; IS NULL" key="{ae7531d3-4600-543e-9920-c4d8b9ae6247}" label="规划未写明建设性质" symbol="4" />
    <rule filter="&quot;stage&quot; NOT IN ('已建','续建','完建','改扩建','升级','整治','新建','新建或改造')" key="{0079bfc4-9d1b-5430-a779-d53b54810555}" label="其他" symbol="5" />
   </rules>
   <symbols>
    <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="marker">
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option name="angle" type="QString" value="0" />
       <Option name="cap_style" type="QString" value="square" />
       <Option name="color" type="QString" value="154,154,154,255" />
       <Option name="horizontal_anchor_point" type="QString" value="1" />
       <Option name="joinstyle" type="QString" value="bevel" />
       <Option name="name" type="QString" value="triangle" />
       <Option name="offset" type="QString" value="0,0" />
       <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="offset_unit" type="QString" value="MM" />
       <Option name="outline_color" type="QString" value="34,34,34,255" />
       <Option name="outline_style" type="QString" value="solid" />
       <Option name="outline_width" type="QString" value="0.25" />
       <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="outline_width_unit" type="QString" value="MM" />
       <Option name="scale_method" type="QString" value="diameter" />
       <Option name="size" type="QString" value="3.3" />
       <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="size_unit" type="QString" value="MM" />
       <Option name="vertical_anchor_point" type="QString" value="1" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="cap_style" v="square" />
      <prop k="color" v="154,154,154,255" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="joinstyle" v="bevel" />
      <prop k="name" v="triangle" />
      <prop k="offset" v="0,0" />
      <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="offset_unit" v="MM" />
      <prop k="outline_color" v="34,34,34,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.25" />
      <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="outline_width_unit" v="MM" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3.3" />
      <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" type="QString" value="" />
        <Option name="properties" type="Map">
         <Option name="offset" type="Map">
          <Option name="active" type="bool" value="true" />
          <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, '-1.3,1.3')" />
          <Option name="type" type="int" value="3" />
         </Option>
         <Option name="size" type="Map">
          <Option name="active" type="bool" value="true" />
          <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, (3.3) * coalesce(scale_linear(@map_scale, 30000, 400000, 1.4, 0.75), 1))" />
          <Option name="type" type="int" value="3" />
         </Option>
        </Option>
        <Option name="type" type="QString" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="marker">
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="1">
      <Option type="Map">
       <Option name="angle" type="QString" value="0" />
       <Option name="cap_style" type="QString" value="square" />
       <Option name="color" type="QString" value="86,180,233,255" />
       <Option name="horizontal_anchor_point" type="QString" value="1" />
       <Option name="joinstyle" type="QString" value="bevel" />
       <Option name="name" type="QString" value="triangle" />
       <Option name="offset" type="QString" value="0,0" />
       <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="offset_unit" type="QString" value="MM" />
       <Option name="outline_color" type="QString" value="34,34,34,255" />
       <Option name="outline_style" type="QString" value="solid" />
       <Option name="outline_width" type="QString" value="0.25" />
       <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="outline_width_unit" type="QString" value="MM" />
       <Option name="scale_method" type="QString" value="diameter" />
       <Option name="size" type="QString" value="3.3" />
       <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="size_unit" type="QString" value="MM" />
       <Option name="vertical_anchor_point" type="QString" value="1" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="cap_style" v="square" />
      <prop k="color" v="86,180,233,255" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="joinstyle" v="bevel" />
      <prop k="name" v="triangle" />
      <prop k="offset" v="0,0" />
      <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="offset_unit" v="MM" />
      <prop k="outline_color" v="34,34,34,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.25" />
      <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="outline_width_unit" v="MM" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3.3" />
      <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" type="QString" value="" />
        <Option name="properties" type="Map">
         <Option name="offset" type="Map">
          <Option name="active" type="bool" value="true" />
          <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, '-1.3,1.3')" />
          <Option name="type" type="int" value="3" />
         </Option>
         <Option name="size" type="Map">
          <Option name="active" type="bool" value="true" />
          <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, (3.3) * coalesce(scale_linear(@map_scale, 30000, 400000, 1.4, 0.75), 1))" />
          <Option name="type" type="int" value="3" />
         </Option>
        </Option>
        <Option name="type" type="QString" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="marker">
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="2">
      <Option type="Map">
       <Option name="angle" type="QString" value="0" />
       <Option name="cap_style" type="QString" value="square" />
       <Option name="color" type="QString" value="240,196,25,255" />
       <Option name="horizontal_anchor_point" type="QString" value="1" />
       <Option name="joinstyle" type="QString" value="bevel" />
       <Option name="name" type="QString" value="triangle" />
       <Option name="offset" type="QString" value="0,0" />
       <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="offset_unit" type="QString" value="MM" />
       <Option name="outline_color" type="QString" value="34,34,34,255" />
       <Option name="outline_style" type="QString" value="solid" />
       <Option name="outline_width" type="QString" value="0.25" />
       <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="outline_width_unit" type="QString" value="MM" />
       <Option name="scale_method" type="QString" value="diameter" />
       <Option name="size" type="QString" value="3.3" />
       <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="size_unit" type="QString" value="MM" />
       <Option name="vertical_anchor_point" type="QString" value="1" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="cap_style" v="square" />
      <prop k="color" v="240,196,25,255" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="joinstyle" v="bevel" />
      <prop k="name" v="triangle" />
      <prop k="offset" v="0,0" />
      <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="offset_unit" v="MM" />
      <prop k="outline_color" v="34,34,34,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.25" />
      <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="outline_width_unit" v="MM" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3.3" />
      <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" type="QString" value="" />
        <Option name="properties" type="Map">
         <Option name="offset" type="Map">
          <Option name="active" type="bool" value="true" />
          <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, '-1.3,1.3')" />
          <Option name="type" type="int" value="3" />
         </Option>
         <Option name="size" type="Map">
          <Option name="active" type="bool" value="true" />
          <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, (3.3) * coalesce(scale_linear(@map_scale, 30000, 400000, 1.4, 0.75), 1))" />
          <Option name="type" type="int" value="3" />
         </Option>
        </Option>
        <Option name="type" type="QString" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="3" type="marker">
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="3">
      <Option type="Map">
       <Option name="angle" type="QString" value="0" />
       <Option name="cap_style" type="QString" value="square" />
       <Option name="color" type="QString" value="213,94,0,255" />
       <Option name="horizontal_anchor_point" type="QString" value="1" />
       <Option name="joinstyle" type="QString" value="bevel" />
       <Option name="name" type="QString" value="triangle" />
       <Option name="offset" type="QString" value="0,0" />
       <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="offset_unit" type="QString" value="MM" />
       <Option name="outline_color" type="QString" value="34,34,34,255" />
       <Option name="outline_style" type="QString" value="solid" />
       <Option name="outline_width" type="QString" value="0.25" />
       <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="outline_width_unit" type="QString" value="MM" />
       <Option name="scale_method" type="QString" value="diameter" />
       <Option name="size" type="QString" value="3.3" />
       <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="size_unit" type="QString" value="MM" />
       <Option name="vertical_anchor_point" type="QString" value="1" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="cap_style" v="square" />
      <prop k="color" v="213,94,0,255" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="joinstyle" v="bevel" />
      <prop k="name" v="triangle" />
      <prop k="offset" v="0,0" />
      <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="offset_unit" v="MM" />
      <prop k="outline_color" v="34,34,34,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.25" />
      <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="outline_width_unit" v="MM" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3.3" />
      <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" type="QString" value="" />
        <Option name="properties" type="Map">
         <Option name="offset" type="Map">
          <Option name="active" type="bool" value="true" />
          <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, '-1.3,1.3')" />
          <Option name="type" type="int" value="3" />
         </Option>
         <Option name="size" type="Map">
          <Option name="active" type="bool" value="true" />
          <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, (3.3) * coalesce(scale_linear(@map_scale, 30000, 400000, 1.4, 0.75), 1))" />
          <Option name="type" type="int" value="3" />
         </Option>
        </Option>
        <Option name="type" type="QString" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="4" type="marker">
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="4">
      <Option type="Map">
       <Option name="angle" type="QString" value="0" />
       <Option name="cap_style" type="QString" value="square" />
       <Option name="color" type="QString" value="255,255,255,255" />
       <Option name="horizontal_anchor_point" type="QString" value="1" />
       <Option name="joinstyle" type="QString" value="bevel" />
       <Option name="name" type="QString" value="triangle" />
       <Option name="offset" type="QString" value="0,0" />
       <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="offset_unit" type="QString" value="MM" />
       <Option name="outline_color" type="QString" value="34,34,34,255" />
       <Option name="outline_style" type="QString" value="solid" />
       <Option name="outline_width" type="QString" value="0.25" />
       <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="outline_width_unit" type="QString" value="MM" />
       <Option name="scale_method" type="QString" value="diameter" />
       <Option name="size" type="QString" value="3.3" />
       <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="size_unit" type="QString" value="MM" />
       <Option name="vertical_anchor_point" type="QString" value="1" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="cap_style" v="square" />
      <prop k="color" v="255,255,255,255" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="joinstyle" v="bevel" />
      <prop k="name" v="triangle" />
      <prop k="offset" v="0,0" />
      <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="offset_unit" v="MM" />
      <prop k="outline_color" v="34,34,34,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.25" />
      <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="outline_width_unit" v="MM" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3.3" />
      <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" type="QString" value="" />
        <Option name="properties" type="Map">
         <Option name="offset" type="Map">
          <Option name="active" type="bool" value="true" />
          <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, '-1.3,1.3')" />
          <Option name="type" type="int" value="3" />
         </Option>
         <Option name="size" type="Map">
          <Option name="active" type="bool" value="true" />
          <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, (3.3) * coalesce(scale_linear(@map_scale, 30000, 400000, 1.4, 0.75), 1))" />
          <Option name="type" type="int" value="3" />
         </Option>
        </Option>
        <Option name="type" type="QString" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
    <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="5" type="marker">
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
     <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
      <Option type="Map">
       <Option name="angle" type="QString" value="0" />
       <Option name="cap_style" type="QString" value="square" />
       <Option name="color" type="QString" value="91,42,134,255" />
       <Option name="horizontal_anchor_point" type="QString" value="1" />
       <Option name="joinstyle" type="QString" value="bevel" />
       <Option name="name" type="QString" value="triangle" />
       <Option name="offset" type="QString" value="0,0" />
       <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="offset_unit" type="QString" value="MM" />
       <Option name="outline_color" type="QString" value="34,34,34,255" />
       <Option name="outline_style" type="QString" value="solid" />
       <Option name="outline_width" type="QString" value="0.25" />
       <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="outline_width_unit" type="QString" value="MM" />
       <Option name="scale_method" type="QString" value="diameter" />
       <Option name="size" type="QString" value="3.3" />
       <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="size_unit" type="QString" value="MM" />
       <Option name="vertical_anchor_point" type="QString" value="1" />
      </Option>
      <prop k="angle" v="0" />
      <prop k="cap_style" v="square" />
      <prop k="color" v="91,42,134,255" />
      <prop k="horizontal_anchor_point" v="1" />
      <prop k="joinstyle" v="bevel" />
      <prop k="name" v="triangle" />
      <prop k="offset" v="0,0" />
      <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="offset_unit" v="MM" />
      <prop k="outline_color" v="34,34,34,255" />
      <prop k="outline_style" v="solid" />
      <prop k="outline_width" v="0.25" />
      <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="outline_width_unit" v="MM" />
      <prop k="scale_method" v="diameter" />
      <prop k="size" v="3.3" />
      <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="size_unit" v="MM" />
      <prop k="vertical_anchor_point" v="1" />
      <data_defined_properties>
       <Option type="Map">
        <Option name="name" type="QString" value="" />
        <Option name="properties" type="Map">
         <Option name="offset" type="Map">
          <Option name="active" type="bool" value="true" />
          <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, '-1.3,1.3')" />
          <Option name="type" type="int" value="3" />
         </Option>
         <Option name="size" type="Map">
          <Option name="active" type="bool" value="true" />
          <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, (3.3) * coalesce(scale_linear(@map_scale, 30000, 400000, 1.4, 0.75), 1))" />
          <Option name="type" type="int" value="3" />
         </Option>
        </Option>
        <Option name="type" type="QString" value="collection" />
       </Option>
      </data_defined_properties>
     </layer>
    </symbol>
   </symbols>
  </renderer-v2>
  <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="centerSymbol" type="marker">
   <data_defined_properties>
    <Option type="Map">
     <Option name="name" type="QString" value="" />
     <Option name="properties" />
     <Option name="type" type="QString" value="collection" />
    </Option>
   </data_defined_properties>
   <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
    <Option type="Map">
     <Option name="angle" type="QString" value="0" />
     <Option name="cap_style" type="QString" value="square" />
     <Option name="color" type="QString" value="34,34,34,255" />
     <Option name="horizontal_anchor_point" type="QString" value="1" />
     <Option name="joinstyle" type="QString" value="bevel" />
     <Option name="name" type="QString" value="circle" />
     <Option name="offset" type="QString" value="0,0" />
     <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     <Option name="offset_unit" type="QString" value="MM" />
     <Option name="outline_color" type="QString" value="35,35,35,255" />
     <Option name="outline_style" type="QString" value="solid" />
     <Option name="outline_width" type="QString" value="0" />
     <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     <Option name="outline_width_unit" type="QString" value="MM" />
     <Option name="scale_method" type="QString" value="diameter" />
     <Option name="size" type="QString" value="0.6" />
     <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
     <Option name="size_unit" type="QString" value="MM" />
     <Option name="vertical_anchor_point" type="QString" value="1" />
    </Option>
    <prop k="angle" v="0" />
    <prop k="cap_style" v="square" />
    <prop k="color" v="34,34,34,255" />
    <prop k="horizontal_anchor_point" v="1" />
    <prop k="joinstyle" v="bevel" />
    <prop k="name" v="circle" />
    <prop k="offset" v="0,0" />
    <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
    <prop k="offset_unit" v="MM" />
    <prop k="outline_color" v="35,35,35,255" />
    <prop k="outline_style" v="solid" />
    <prop k="outline_width" v="0" />
    <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
    <prop k="outline_width_unit" v="MM" />
    <prop k="scale_method" v="diameter" />
    <prop k="size" v="0.6" />
    <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0" />
    <prop k="size_unit" v="MM" />
    <prop k="vertical_anchor_point" v="1" />
    <data_defined_properties>
     <Option type="Map">
      <Option name="name" type="QString" value="" />
      <Option name="properties" />
      <Option name="type" type="QString" value="collection" />
     </Option>
    </data_defined_properties>
   </layer>
  </symbol>
 </renderer-v2>
 <labeling type="rule-based">
  <rules key="{4c42d95e-fd3b-5dc7-9554-d4eb3784371c}">
   <rule key="{7f56cc62-1114-5a7b-ad02-96148123d250}">
    <settings calloutType="simple">
     <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="&quot;name&quot;" fontFamily="Noto Sans CJK SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="7.5" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fontSizeUnit="Point" fontStrikeout="0" fontUnderline="0" fontWeight="50" fontWordSpacing="0" isExpression="1" legendString="Aa" multilineHeight="1" namedStyle="Regular" previewBkgrdColor="255,255,255,255" textColor="34,34,34,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
      <families>
       <family name="Source Han Sans SC" />
       <family name="Microsoft YaHei" />
       <family name="SimHei" />
       <family name="PingFang SC" />
       <family name="WenQuanYi Micro Hei" />
      </families>
      <text-buffer bufferBlendMode="0" bufferColor="255,255,255,255" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="1" bufferOpacity="1" bufferSize="0.69999999999999996" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferSizeUnits="MM" />
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
     <placement centroidInside="0" centroidWhole="0" dist="0.80000000000000004" distMapUnitScale="3x:0,0,0,0,0,0" distUnits="MM" fitInPolygonOnly="0" geometryGenerator="" geometryGeneratorEnabled="0" geometryGeneratorType="PointGeometry" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" layerType="UnknownGeometry" lineAnchorClipping="0" lineAnchorPercent="0.5" lineAnchorType="0" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="1" offsetUnits="MM" overrunDistance="0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" placement="6" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" preserveRotation="1" priority="6" quadOffset="4" repeatDistance="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" repeatDistanceUnits="MM" rotationAngle="0" rotationUnit="AngleDegrees" xOffset="0" yOffset="0" />
     <rendering displayAll="0" drawLabels="1" fontLimitPixelSize="0" fontMaxPixelSize="10000" fontMinPixelSize="0" labelPerPart="0" limitNumLabels="0" maxNumLabels="2000" mergeLines="0" minFeatureSize="0" obstacle="1" obstacleFactor="1" obstacleType="1" scaleMax="120000" scaleMin="0" scaleVisibility="1" unplacedVisibility="0" upsidedownLabels="0" zIndex="0" />
     <dd_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </dd_properties>
    </settings>
   </rule>
   <rule key="{ed712337-3de5-5855-bd40-907386dc20a6}">
    <settings calloutType="simple">
     <text-style allowHtml="0" blendMode="0" capitalization="0" fieldName="&quot;name&quot;" fontFamily="Noto Sans CJK SC" fontItalic="0" fontKerning="1" fontLetterSpacing="0" fontSize="7.5" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fontSizeUnit="Point" fontStrikeout="0" fontUnderline="0" fontWeight="50" fontWordSpacing="0" isExpression="1" legendString="Aa" multilineHeight="1" namedStyle="Regular" previewBkgrdColor="255,255,255,255" textColor="34,34,34,255" textOpacity="1" textOrientation="horizontal" useSubstitutions="0">
      <families>
       <family name="Source Han Sans SC" />
       <family name="Microsoft YaHei" />
       <family name="SimHei" />
       <family name="PingFang SC" />
       <family name="WenQuanYi Micro Hei" />
      </families>
      <text-buffer bufferBlendMode="0" bufferColor="255,255,255,255" bufferDraw="1" bufferJoinStyle="128" bufferNoFill="1" bufferOpacity="1" bufferSize="0.69999999999999996" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferSizeUnits="MM" />
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
     <placement centroidInside="0" centroidWhole="0" dist="0.80000000000000004" distMapUnitScale="3x:0,0,0,0,0,0" distUnits="MM" fitInPolygonOnly="0" geometryGenerator="" geometryGeneratorEnabled="0" geometryGeneratorType="PointGeometry" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" layerType="UnknownGeometry" lineAnchorClipping="0" lineAnchorPercent="0.5" lineAnchorType="0" maxCurvedCharAngleIn="25" maxCurvedCharAngleOut="-25" offsetType="1" offsetUnits="MM" overrunDistance="0" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" placement="6" placementFlags="10" polygonPlacementFlags="2" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" preserveRotation="1" priority="6" quadOffset="4" repeatDistance="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" repeatDistanceUnits="MM" rotationAngle="0" rotationUnit="AngleDegrees" xOffset="0" yOffset="0" />
     <rendering displayAll="0" drawLabels="0" fontLimitPixelSize="0" fontMaxPixelSize="10000" fontMinPixelSize="0" labelPerPart="0" limitNumLabels="0" maxNumLabels="2000" mergeLines="0" minFeatureSize="0" obstacle="1" obstacleFactor="1" obstacleType="1" scaleMax="0" scaleMin="120000" scaleVisibility="1" unplacedVisibility="0" upsidedownLabels="0" zIndex="0" />
     <dd_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" />
       <Option name="type" type="QString" value="collection" />
      </Option>
     </dd_properties>
    </settings>
   </rule>
  </rules>
 </labeling>
 <blendMode>0</blendMode>
 <featureBlendMode>0</featureBlendMode>
 <layerOpacity>1</layerOpacity>
 <fieldConfiguration>
  <field configurationFlags="None" name="project_id">
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
  <field configurationFlags="None" name="project_no">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="kind">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="length_km">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="width_m">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="count">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="count_unit">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="target">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="stage">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="town_code">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="village_code">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="source">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="true" />
      <Option name="UseHtml" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="located_by">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="测绘" type="QString" value="surveyed" />
       </Option>
       <Option type="Map">
        <Option name="按村名定位" type="QString" value="village_name" />
       </Option>
       <Option type="Map">
        <Option name="按乡镇名定位" type="QString" value="township_name" />
       </Option>
       <Option type="Map">
        <Option name="示意（模拟）" type="QString" value="modelled" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="unlocated">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
 </fieldConfiguration>
 <aliases>
  <alias field="project_id" index="0" name="项目编号" />
  <alias field="name" index="1" name="名称" />
  <alias field="project_no" index="2" name="项目序号" />
  <alias field="kind" index="3" name="类别" />
  <alias field="length_km" index="4" name="长度（km）" />
  <alias field="width_m" index="5" name="宽度（m）" />
  <alias field="count" index="6" name="数量" />
  <alias field="count_unit" index="7" name="数量单位" />
  <alias field="target" index="8" name="目标" />
  <alias field="stage" index="9" name="建设性质" />
  <alias field="town_code" index="10" name="所属乡镇" />
  <alias field="village_code" index="11" name="所属行政村" />
  <alias field="source" index="12" name="来源" />
  <alias field="located_by" index="13" name="定位方式" />
  <alias field="unlocated" index="14" name="未定位原因" />
 </aliases>
 <defaults>
  <default applyOnUpdate="0" expression="" field="project_id" />
  <default applyOnUpdate="0" expression="" field="name" />
  <default applyOnUpdate="0" expression="" field="project_no" />
  <default applyOnUpdate="0" expression="" field="kind" />
  <default applyOnUpdate="0" expression="" field="length_km" />
  <default applyOnUpdate="0" expression="" field="width_m" />
  <default applyOnUpdate="0" expression="" field="count" />
  <default applyOnUpdate="0" expression="" field="count_unit" />
  <default applyOnUpdate="0" expression="" field="target" />
  <default applyOnUpdate="0" expression="" field="stage" />
  <default applyOnUpdate="0" expression="" field="town_code" />
  <default applyOnUpdate="0" expression="" field="village_code" />
  <default applyOnUpdate="0" expression="" field="source" />
  <default applyOnUpdate="0" expression="" field="located_by" />
  <default applyOnUpdate="0" expression="" field="unlocated" />
 </defaults>
 <constraints>
  <constraint constraints="1" exp_strength="0" field="project_id" notnull_strength="1" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="name" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="project_no" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="kind" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="length_km" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="width_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="count" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="count_unit" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="target" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="stage" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="town_code" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="village_code" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="source" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="located_by" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="unlocated" notnull_strength="0" unique_strength="0" />
 </constraints>
 <constraintExpressions>
  <constraint desc="" exp="" field="project_id" />
  <constraint desc="" exp="" field="name" />
  <constraint desc="" exp="" field="project_no" />
  <constraint desc="" exp="" field="kind" />
  <constraint desc="" exp="" field="length_km" />
  <constraint desc="" exp="" field="width_m" />
  <constraint desc="" exp="" field="count" />
  <constraint desc="" exp="" field="count_unit" />
  <constraint desc="" exp="" field="target" />
  <constraint desc="" exp="" field="stage" />
  <constraint desc="" exp="" field="town_code" />
  <constraint desc="" exp="" field="village_code" />
  <constraint desc="" exp="" field="source" />
  <constraint desc="" exp="" field="located_by" />
  <constraint desc="" exp="" field="unlocated" />
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
   <attributeEditorField index="0" name="project_id" showLabel="1" />
   <attributeEditorField index="1" name="name" showLabel="1" />
   <attributeEditorField index="2" name="project_no" showLabel="1" />
   <attributeEditorField index="3" name="kind" showLabel="1" />
   <attributeEditorField index="4" name="length_km" showLabel="1" />
   <attributeEditorField index="5" name="width_m" showLabel="1" />
   <attributeEditorField index="6" name="count" showLabel="1" />
   <attributeEditorField index="7" name="count_unit" showLabel="1" />
   <attributeEditorField index="8" name="target" showLabel="1" />
   <attributeEditorField index="9" name="stage" showLabel="1" />
   <attributeEditorField index="10" name="town_code" showLabel="1" />
   <attributeEditorField index="11" name="village_code" showLabel="1" />
  </attributeEditorContainer>
  <attributeEditorContainer columnCount="1" groupBox="0" name="来源" showLabel="1" visibilityExpression="" visibilityExpressionEnabled="0">
   <attributeEditorField index="12" name="source" showLabel="1" />
   <attributeEditorField index="13" name="located_by" showLabel="1" />
   <attributeEditorField index="14" name="unlocated" showLabel="1" />
  </attributeEditorContainer>
 </attributeEditorForm>
 <editable>
  <field editable="1" name="count" />
  <field editable="1" name="count_unit" />
  <field editable="1" name="kind" />
  <field editable="1" name="length_km" />
  <field editable="1" name="located_by" />
  <field editable="1" name="name" />
  <field editable="1" name="project_id" />
  <field editable="1" name="project_no" />
  <field editable="1" name="source" />
  <field editable="1" name="stage" />
  <field editable="1" name="target" />
  <field editable="1" name="town_code" />
  <field editable="1" name="unlocated" />
  <field editable="1" name="village_code" />
  <field editable="1" name="width_m" />
 </editable>
 <labelOnTop />
 <reuseLastValue />
 <dataDefinedFieldProperties />
 <widgets />
 <mapTip>&lt;b&gt;[% replace(to_string("name"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;')) %]&lt;/b&gt;[% if("project_no" IS NULL,'','&lt;br&gt;'||'项目序号：'||replace(to_string("project_no"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("kind" IS NULL,'','&lt;br&gt;'||'类别：'||replace(to_string("kind"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("length_km" IS NULL,'','&lt;br&gt;'||'长度：'||replace(to_string(round("length_km",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' km') %][% if("width_m" IS NULL,'','&lt;br&gt;'||'宽度：'||replace(to_string(round("width_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("count" IS NULL,'','&lt;br&gt;'||'数量：'||replace(to_string(round("count",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("count_unit" IS NULL,'','&lt;br&gt;'||'数量单位：'||replace(to_string("count_unit"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("target" IS NULL,'','&lt;br&gt;'||'目标：'||replace(to_string("target"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("stage" IS NULL,'','&lt;br&gt;'||'建设性质：'||replace(to_string("stage"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("town_code" IS NULL,'','&lt;br&gt;'||'所属乡镇：'||replace(to_string(represent_value("town_code",'town_code')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("village_code" IS NULL,'','&lt;br&gt;'||'所属行政村：'||replace(to_string(represent_value("village_code",'village_code')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("located_by" IS NULL,'','&lt;br&gt;'||'定位方式：'||replace(to_string(represent_value("located_by",'located_by')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("unlocated" IS NULL,'','&lt;br&gt;'||'未定位原因：'||replace(to_string("unlocated"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %]</mapTip>
 <layerGeometryType>0</layerGeometryType>
</qgis>
