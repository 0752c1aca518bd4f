<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="0" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Diagrams|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="1" type="RuleRenderer">
  <rules key="{336cdfc5-8ab3-5e14-b91f-0d0b9de41fc6}">
   <rule key="{1d1cf9e4-2e6c-5b65-ab67-5ba161be8ff1}" label="减压池" symbol="0" />
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
      <Option name="color" type="QString" value="255,255,255,255" />
      <Option name="horizontal_anchor_point" type="QString" value="1" />
      <Option name="joinstyle" type="QString" value="bevel" />
      <Option name="name" type="QString" value="square" />
      <Option name="offset" type="QString" value="0,0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="outline_color" type="QString" value="0,158,115,255" />
      <Option name="outline_style" type="QString" value="solid" />
      <Option name="outline_width" type="QString" value="0.6" />
      <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="outline_width_unit" type="QString" value="MM" />
      <Option name="scale_method" type="QString" value="diameter" />
      <Option name="size" type="QString" value="2.2" />
      <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="size_unit" type="QString" value="MM" />
      <Option name="vertical_anchor_point" type="QString" value="1" />
     </Option>
     <prop k="angle" v="0" />
     <prop k="cap_style" v="square" />
     <prop k="color" v="255,255,255,255" />
     <prop k="horizontal_anchor_point" v="1" />
     <prop k="joinstyle" v="bevel" />
     <prop k="name" v="square" />
     <prop k="offset" v="0,0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="outline_color" v="0,158,115,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.6" />
     <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="outline_width_unit" v="MM" />
     <prop k="scale_method" v="diameter" />
     <prop k="size" v="2.2" />
     <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="size_unit" v="MM" />
     <prop k="vertical_anchor_point" v="1" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" type="Map">
        <Option name="size" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if($id IS NULL OR (@atlas_featureid IS NOT NULL AND @geometry_part_num IS NULL), NULL, (2.2) * coalesce(scale_linear(@map_scale, 30000, 400000, 1.4, 0.75), 1))" />
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
  <field configurationFlags="None" name="group_id">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="tank">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="at_m">
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
  <field configurationFlags="None" name="ground_m">
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
  <alias field="group_id" index="1" name="小组编号" />
  <alias field="tank" index="2" name="序号" />
  <alias field="at_m" index="3" name="距工程（m）" />
  <alias field="ground_m" index="4" name="地面高程（m）" />
  <alias field="diameter_mm" index="5" name="公称外径（mm）" />
  <alias field="profile" index="6" name="计算规则" />
  <alias field="basis" index="7" name="数据依据" />
 </aliases>
 <defaults>
  <default applyOnUpdate="0" expression="" field="work_id" />
  <default applyOnUpdate="0" expression="" field="group_id" />
  <default applyOnUpdate="0" expression="" field="tank" />
  <default applyOnUpdate="0" expression="" field="at_m" />
  <default applyOnUpdate="0" expression="" field="ground_m" />
  <default applyOnUpdate="0" expression="" field="diameter_mm" />
  <default applyOnUpdate="0" expression="" field="profile" />
  <default applyOnUpdate="0" expression="" field="basis" />
 </defaults>
 <constraints>
  <constraint constraints="0" exp_strength="0" field="work_id" notnull_strength="0" unique_strength="0" />
  <constraint constraints="1" exp_strength="0" field="group_id" notnull_strength="1" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="tank" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="at_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="ground_m" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="diameter_mm" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="profile" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="basis" notnull_strength="0" unique_strength="0" />
 </constraints>
 <constraintExpressions>
  <constraint desc="" exp="" field="work_id" />
  <constraint desc="" exp="" field="group_id" />
  <constraint desc="" exp="" field="tank" />
  <constraint desc="" exp="" field="at_m" />
  <constraint desc="" exp="" field="ground_m" />
  <constraint desc="" exp="" field="diameter_mm" />
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
   <attributeEditorField index="1" name="group_id" showLabel="1" />
   <attributeEditorField index="2" name="tank" showLabel="1" />
   <attributeEditorField index="3" name="at_m" showLabel="1" />
   <attributeEditorField index="4" name="ground_m" showLabel="1" />
   <attributeEditorField index="5" name="diameter_mm" showLabel="1" />
   <attributeEditorField index="6" name="profile" showLabel="1" />
  </attributeEditorContainer>
  <attributeEditorContainer columnCount="1" groupBox="0" name="来源" showLabel="1" visibilityExpression="" visibilityExpressionEnabled="0">
   <attributeEditorField index="7" name="basis" showLabel="1" />
  </attributeEditorContainer>
 </attributeEditorForm>
 <editable>
  <field editable="1" name="at_m" />
  <field editable="1" name="basis" />
  <field editable="1" name="diameter_mm" />
  <field editable="1" name="ground_m" />
  <field editable="1" name="group_id" />
  <field editable="1" name="profile" />
  <field editable="1" name="tank" />
  <field editable="1" name="work_id" />
 </editable>
 <labelOnTop />
 <reuseLastValue />
 <dataDefinedFieldProperties />
 <widgets />
 <mapTip>&lt;b&gt;[% replace(to_string("group_id"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;')) %]&lt;/b&gt;[% if("work_id" IS NULL,'','&lt;br&gt;'||'工程编号：'||replace(to_string("work_id"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("tank" IS NULL,'','&lt;br&gt;'||'序号：'||replace(to_string("tank"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("at_m" IS NULL,'','&lt;br&gt;'||'距工程：'||replace(to_string(round("at_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("ground_m" IS NULL,'','&lt;br&gt;'||'地面高程：'||replace(to_string(round("ground_m",1)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' m') %][% if("diameter_mm" IS NULL,'','&lt;br&gt;'||'公称外径：'||replace(to_string(round("diameter_mm",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' mm') %][% if("profile" IS NULL,'','&lt;br&gt;'||'计算规则：'||replace(to_string("profile"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("basis" IS NULL,'','&lt;br&gt;'||'数据依据：'||replace(to_string(represent_value("basis",'basis')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %]</mapTip>
 <layerGeometryType>0</layerGeometryType>
</qgis>
