<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis hasScaleBasedVisibilityFlag="0" labelsEnabled="0" maxScale="0" minScale="100000000" simplifyAlgorithm="0" simplifyDrawingHints="1" simplifyDrawingTol="1" simplifyLocal="1" simplifyMaxScale="1" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|Diagrams|Rendering" symbologyReferenceScale="-1" version="3.22.16-Białowieża">
 <renderer-v2 enableorderby="0" forceraster="0" referencescale="-1" symbollevels="0" type="RuleRenderer">
  <rules key="{336cdfc5-8ab3-5e14-b91f-0d0b9de41fc6}">
   <rule filter="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('1-1','1-2','1-3','1-4','1-5','1-6'))) &gt; 0" key="{1d1cf9e4-2e6c-5b65-ab67-5ba161be8ff1}" label="巩固脱贫攻坚成果" symbol="0" />
   <rule filter="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('2-5','2-6','2-7','2-8','2-9','2-10','2-11'))) &gt; 0" key="{a192e3e3-5ac9-5bab-83ae-4d42e32faaf8}" label="乡村建设行动" symbol="1" />
   <rule filter="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('3-1','3-2','3-3','3-4','3-5','3-6','3-7','3-8','3-9','3-10','3-11','3-12','3-13','3-14','3-15','3-16','3-17','3-18','3-19','3-20','3-21','3-22','3-23'))) &gt; 0" key="{c0791d9b-47fa-5922-b92e-2981e5292cd5}" label="产业振兴" symbol="2" />
   <rule filter="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('4-1','4-2','4-3'))) &gt; 0" key="{96c1d784-d751-56d9-936b-6aadf067c23b}" label="文化振兴" symbol="3" />
   <rule filter="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('5-1'))) &gt; 0" key="{ae7531d3-4600-543e-9920-c4d8b9ae6247}" label="人才振兴" symbol="4" />
   <rule filter="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('6-1','6-2'))) &gt; 0" key="{0079bfc4-9d1b-5430-a779-d53b54810555}" label="生态振兴" symbol="5" />
   <rule filter="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('7-1','7-2','7-3'))) &gt; 0" key="{4c42d95e-fd3b-5dc7-9554-d4eb3784371c}" label="组织振兴" symbol="6" />
  </rules>
  <symbols>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="0" type="fill">
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
      <Option name="color" type="QString" value="0,114,178,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="offset" type="QString" value="0,0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="outline_color" type="QString" value="34,34,34,255" />
      <Option name="outline_style" type="QString" value="solid" />
      <Option name="outline_width" type="QString" value="0.2" />
      <Option name="outline_width_unit" type="QString" value="MM" />
      <Option name="style" type="QString" value="solid" />
     </Option>
     <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="color" v="0,114,178,255" />
     <prop k="joinstyle" v="round" />
     <prop k="offset" v="0,0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="outline_color" v="34,34,34,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.2" />
     <prop k="outline_width_unit" v="MM" />
     <prop k="style" v="solid" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" type="Map">
        <Option name="fillColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
        <Option name="outlineColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="1" type="fill">
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
      <Option name="color" type="QString" value="240,228,66,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="offset" type="QString" value="0,0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="outline_color" type="QString" value="34,34,34,255" />
      <Option name="outline_style" type="QString" value="solid" />
      <Option name="outline_width" type="QString" value="0.2" />
      <Option name="outline_width_unit" type="QString" value="MM" />
      <Option name="style" type="QString" value="solid" />
     </Option>
     <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="color" v="240,228,66,255" />
     <prop k="joinstyle" v="round" />
     <prop k="offset" v="0,0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="outline_color" v="34,34,34,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.2" />
     <prop k="outline_width_unit" v="MM" />
     <prop k="style" v="solid" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" type="Map">
        <Option name="fillColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
        <Option name="outlineColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="2" type="fill">
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
      <Option name="color" type="QString" value="213,94,0,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="offset" type="QString" value="0,0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="outline_color" type="QString" value="34,34,34,255" />
      <Option name="outline_style" type="QString" value="solid" />
      <Option name="outline_width" type="QString" value="0.2" />
      <Option name="outline_width_unit" type="QString" value="MM" />
      <Option name="style" type="QString" value="solid" />
     </Option>
     <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="color" v="213,94,0,255" />
     <prop k="joinstyle" v="round" />
     <prop k="offset" v="0,0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="outline_color" v="34,34,34,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.2" />
     <prop k="outline_width_unit" v="MM" />
     <prop k="style" v="solid" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" type="Map">
        <Option name="fillColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
        <Option name="outlineColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="3" type="fill">
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
      <Option name="color" type="QString" value="86,180,233,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="offset" type="QString" value="0,0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="outline_color" type="QString" value="34,34,34,255" />
      <Option name="outline_style" type="QString" value="solid" />
      <Option name="outline_width" type="QString" value="0.2" />
      <Option name="outline_width_unit" type="QString" value="MM" />
      <Option name="style" type="QString" value="solid" />
     </Option>
     <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="color" v="86,180,233,255" />
     <prop k="joinstyle" v="round" />
     <prop k="offset" v="0,0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="outline_color" v="34,34,34,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.2" />
     <prop k="outline_width_unit" v="MM" />
     <prop k="style" v="solid" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" type="Map">
        <Option name="fillColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
        <Option name="outlineColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="4" type="fill">
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
      <Option name="color" type="QString" value="204,121,167,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="offset" type="QString" value="0,0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="outline_color" type="QString" value="34,34,34,255" />
      <Option name="outline_style" type="QString" value="solid" />
      <Option name="outline_width" type="QString" value="0.2" />
      <Option name="outline_width_unit" type="QString" value="MM" />
      <Option name="style" type="QString" value="solid" />
     </Option>
     <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="color" v="204,121,167,255" />
     <prop k="joinstyle" v="round" />
     <prop k="offset" v="0,0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="outline_color" v="34,34,34,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.2" />
     <prop k="outline_width_unit" v="MM" />
     <prop k="style" v="solid" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" type="Map">
        <Option name="fillColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
        <Option name="outlineColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="5" type="fill">
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
      <Option name="color" type="QString" value="0,158,115,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="offset" type="QString" value="0,0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="outline_color" type="QString" value="34,34,34,255" />
      <Option name="outline_style" type="QString" value="solid" />
      <Option name="outline_width" type="QString" value="0.2" />
      <Option name="outline_width_unit" type="QString" value="MM" />
      <Option name="style" type="QString" value="solid" />
     </Option>
     <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="color" v="0,158,115,255" />
     <prop k="joinstyle" v="round" />
     <prop k="offset" v="0,0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="outline_color" v="34,34,34,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.2" />
     <prop k="outline_width_unit" v="MM" />
     <prop k="style" v="solid" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" type="Map">
        <Option name="fillColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
        <Option name="outlineColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection" />
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="6" type="fill">
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
      <Option name="color" type="QString" value="34,34,34,255" />
      <Option name="joinstyle" type="QString" value="round" />
      <Option name="offset" type="QString" value="0,0" />
      <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
      <Option name="offset_unit" type="QString" value="MM" />
      <Option name="outline_color" type="QString" value="34,34,34,255" />
      <Option name="outline_style" type="QString" value="solid" />
      <Option name="outline_width" type="QString" value="0.2" />
      <Option name="outline_width_unit" type="QString" value="MM" />
      <Option name="style" type="QString" value="solid" />
     </Option>
     <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="color" v="34,34,34,255" />
     <prop k="joinstyle" v="round" />
     <prop k="offset" v="0,0" />
     <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
     <prop k="offset_unit" v="MM" />
     <prop k="outline_color" v="34,34,34,255" />
     <prop k="outline_style" v="solid" />
     <prop k="outline_width" v="0.2" />
     <prop k="outline_width_unit" v="MM" />
     <prop k="style" v="solid" />
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value="" />
       <Option name="properties" type="Map">
        <Option name="fillColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
         <Option name="type" type="int" value="3" />
        </Option>
        <Option name="outlineColor" type="Map">
         <Option name="active" type="bool" value="true" />
         <Option name="expression" type="QString" value="if(&quot;projects&quot; IS NULL, NULL, '0,0,0,0')" />
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
 <LinearlyInterpolatedDiagramRenderer attributeLegend="0" classificationField="projects" diagramType="Pie" lowerHeight="0" lowerValue="0" lowerWidth="0" upperHeight="11" upperValue="7" upperWidth="11">
  <DiagramCategory backgroundAlpha="255" backgroundColor="#000000" barWidth="5" diagramOrientation="Up" direction="1" enabled="1" height="-1" labelPlacementMethod="Height" lineSizeScale="3x:0,0,0,0,0,0" lineSizeType="MM" maxScaleDenominator="0" minScaleDenominator="0" minimumSize="4" opacity="1" penAlpha="255" penColor="#222222" penWidth="0.2" rotationOffset="270" scaleBasedVisibility="0" scaleDependency="Area" showAxis="0" sizeScale="3x:0,0,0,0,0,0" sizeType="MM" spacing="0" spacingUnit="MM" spacingUnitScale="3x:0,0,0,0,0,0" width="-1">
   <fontProperties description="Noto Sans CJK SC,12,-1,5,50,0,0,0,0,0" style="" />
   <attribute color="#0072b2" colorOpacity="1" field="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('1-1','1-2','1-3','1-4','1-5','1-6')))" label="巩固脱贫攻坚成果" />
   <attribute color="#f0e442" colorOpacity="1" field="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('2-5','2-6','2-7','2-8','2-9','2-10','2-11')))" label="乡村建设行动" />
   <attribute color="#d55e00" colorOpacity="1" field="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('3-1','3-2','3-3','3-4','3-5','3-6','3-7','3-8','3-9','3-10','3-11','3-12','3-13','3-14','3-15','3-16','3-17','3-18','3-19','3-20','3-21','3-22','3-23')))" label="产业振兴" />
   <attribute color="#56b4e9" colorOpacity="1" field="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('4-1','4-2','4-3')))" label="文化振兴" />
   <attribute color="#cc79a7" colorOpacity="1" field="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('5-1')))" label="人才振兴" />
   <attribute color="#009e73" colorOpacity="1" field="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('6-1','6-2')))" label="生态振兴" />
   <attribute color="#222222" colorOpacity="1" field="array_length(array_filter(string_to_array(coalesce(&quot;numbers&quot;, ''), '、'), @element IN ('7-1','7-2','7-3')))" label="组织振兴" />
   <axisSymbol>
    <symbol alpha="1" clip_to_extent="1" force_rhr="0" name="" type="line">
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
       <Option name="capstyle" type="QString" value="square" />
       <Option name="customdash" type="QString" value="5;2" />
       <Option name="customdash_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="customdash_unit" type="QString" value="MM" />
       <Option name="dash_pattern_offset" type="QString" value="0" />
       <Option name="dash_pattern_offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0" />
       <Option name="dash_pattern_offset_unit" type="QString" value="MM" />
       <Option name="draw_inside_polygon" type="QString" value="0" />
       <Option name="joinstyle" type="QString" value="bevel" />
       <Option name="line_color" type="QString" value="35,35,35,255" />
       <Option name="line_style" type="QString" value="solid" />
       <Option name="line_width" type="QString" value="0.26" />
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
      <prop k="capstyle" v="square" />
      <prop k="customdash" v="5;2" />
      <prop k="customdash_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="customdash_unit" v="MM" />
      <prop k="dash_pattern_offset" v="0" />
      <prop k="dash_pattern_offset_map_unit_scale" v="3x:0,0,0,0,0,0" />
      <prop k="dash_pattern_offset_unit" v="MM" />
      <prop k="draw_inside_polygon" v="0" />
      <prop k="joinstyle" v="bevel" />
      <prop k="line_color" v="35,35,35,255" />
      <prop k="line_style" v="solid" />
      <prop k="line_width" v="0.26" />
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
   </axisSymbol>
  </DiagramCategory>
 </LinearlyInterpolatedDiagramRenderer>
 <DiagramLayerSettings dist="0" linePlacementFlags="1" obstacle="0" placement="1" priority="10" showAll="1" zIndex="0">
  <properties>
   <Option type="Map">
    <Option name="name" type="QString" value="" />
    <Option name="properties" type="Map">
     <Option name="show" type="Map">
      <Option name="active" type="bool" value="true" />
      <Option name="expression" type="QString" value="&quot;projects&quot; &gt; 0" />
      <Option name="type" type="int" value="3" />
     </Option>
    </Option>
    <Option name="type" type="QString" value="collection" />
   </Option>
  </properties>
 </DiagramLayerSettings>
 <fieldConfiguration>
  <field configurationFlags="None" name="level">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="行政村" type="QString" value="village" />
       </Option>
       <Option type="Map">
        <Option name="乡镇（街道）" type="QString" value="township" />
       </Option>
       <Option type="Map">
        <Option name="重点帮扶层级" type="QString" value="tier" />
       </Option>
       <Option type="Map">
        <Option name="全区" type="QString" value="district" />
       </Option>
      </Option>
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="zone">
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
  <field configurationFlags="None" name="tier">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="projects">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="expected">
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
  <field configurationFlags="None" name="match_confidence">
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
  <field configurationFlags="None" name="uncertain">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="wider">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="funded">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="in_time">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="funding">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="overlap">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="year_from">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="year_to">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="numbers">
   <editWidget type="TextEdit">
    <config>
     <Option type="Map">
      <Option name="IsMultiline" type="bool" value="false" />
     </Option>
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="sectors">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="answering">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="groups">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="people">
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
  <field configurationFlags="None" name="groups_need">
   <editWidget type="">
    <config>
     <Option />
    </config>
   </editWidget>
  </field>
  <field configurationFlags="None" name="people_need">
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
  <field configurationFlags="None" name="people_open">
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
  <field configurationFlags="None" name="gap">
   <editWidget type="ValueMap">
    <config>
     <Option type="Map">
      <Option name="map" type="List">
       <Option type="Map">
        <Option name="缺口：无项目" type="QString" value="gap" />
       </Option>
       <Option type="Map">
        <Option name="缺口：仅有全区或全乡镇项目" type="QString" value="wider_only" />
       </Option>
       <Option type="Map">
        <Option name="缺口：项目地点存疑" type="QString" value="uncertain" />
       </Option>
       <Option type="Map">
        <Option name="缺口：资金未落实或逾期" type="QString" value="late" />
       </Option>
       <Option type="Map">
        <Option name="有需求，项目已安排" type="QString" value="planned" />
       </Option>
       <Option type="Map">
        <Option name="无未满足需求" type="QString" value="no_need" />
       </Option>
       <Option type="Map">
        <Option name="需求不明" type="QString" value="unknown" />
       </Option>
      </Option>
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
  <alias field="level" index="0" name="统计层级" />
  <alias field="zone" index="1" name="代码" />
  <alias field="name" index="2" name="名称" />
  <alias field="tier" index="3" name="重点帮扶层级" />
  <alias field="projects" index="4" name="项目数（个）" />
  <alias field="expected" index="5" name="期望项目数（按可信度）" />
  <alias field="match_confidence" index="6" name="地点可信度" />
  <alias field="uncertain" index="7" name="地点存疑的项目（个）" />
  <alias field="wider" index="8" name="全区或全乡镇项目（个）" />
  <alias field="funded" index="9" name="资金已明确的项目（个）" />
  <alias field="in_time" index="10" name="按期且有资金的项目（个）" />
  <alias field="funding" index="11" name="资金来源" />
  <alias field="overlap" index="12" name="重叠项目对（对）" />
  <alias field="year_from" index="13" name="起始年" />
  <alias field="year_to" index="14" name="结束年" />
  <alias field="numbers" index="15" name="项目序号" />
  <alias field="sectors" index="16" name="有项目的领域数（个）" />
  <alias field="answering" index="17" name="对应需求的项目（个）" />
  <alias field="groups" index="18" name="村民小组（个）" />
  <alias field="people" index="19" name="人口（人）" />
  <alias field="groups_need" index="20" name="有需求小组（个）" />
  <alias field="people_need" index="21" name="有需求人口（人）" />
  <alias field="people_open" index="22" name="缺口人口（人）" />
  <alias field="gap" index="23" name="缺口分类" />
  <alias field="basis" index="24" name="数据依据" />
 </aliases>
 <defaults>
  <default applyOnUpdate="0" expression="" field="level" />
  <default applyOnUpdate="0" expression="" field="zone" />
  <default applyOnUpdate="0" expression="" field="name" />
  <default applyOnUpdate="0" expression="" field="tier" />
  <default applyOnUpdate="0" expression="" field="projects" />
  <default applyOnUpdate="0" expression="" field="expected" />
  <default applyOnUpdate="0" expression="" field="match_confidence" />
  <default applyOnUpdate="0" expression="" field="uncertain" />
  <default applyOnUpdate="0" expression="" field="wider" />
  <default applyOnUpdate="0" expression="" field="funded" />
  <default applyOnUpdate="0" expression="" field="in_time" />
  <default applyOnUpdate="0" expression="" field="funding" />
  <default applyOnUpdate="0" expression="" field="overlap" />
  <default applyOnUpdate="0" expression="" field="year_from" />
  <default applyOnUpdate="0" expression="" field="year_to" />
  <default applyOnUpdate="0" expression="" field="numbers" />
  <default applyOnUpdate="0" expression="" field="sectors" />
  <default applyOnUpdate="0" expression="" field="answering" />
  <default applyOnUpdate="0" expression="" field="groups" />
  <default applyOnUpdate="0" expression="" field="people" />
  <default applyOnUpdate="0" expression="" field="groups_need" />
  <default applyOnUpdate="0" expression="" field="people_need" />
  <default applyOnUpdate="0" expression="" field="people_open" />
  <default applyOnUpdate="0" expression="" field="gap" />
  <default applyOnUpdate="0" expression="" field="basis" />
 </defaults>
 <constraints>
  <constraint constraints="0" exp_strength="0" field="level" notnull_strength="0" unique_strength="0" />
  <constraint constraints="1" exp_strength="0" field="zone" notnull_strength="1" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="name" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="tier" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="projects" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="expected" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="match_confidence" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="uncertain" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="wider" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="funded" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="in_time" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="funding" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="overlap" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="year_from" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="year_to" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="numbers" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="sectors" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="answering" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="groups" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="people" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="groups_need" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="people_need" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="people_open" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="gap" notnull_strength="0" unique_strength="0" />
  <constraint constraints="0" exp_strength="0" field="basis" notnull_strength="0" unique_strength="0" />
 </constraints>
 <constraintExpressions>
  <constraint desc="" exp="" field="level" />
  <constraint desc="" exp="" field="zone" />
  <constraint desc="" exp="" field="name" />
  <constraint desc="" exp="" field="tier" />
  <constraint desc="" exp="" field="projects" />
  <constraint desc="" exp="" field="expected" />
  <constraint desc="" exp="" field="match_confidence" />
  <constraint desc="" exp="" field="uncertain" />
  <constraint desc="" exp="" field="wider" />
  <constraint desc="" exp="" field="funded" />
  <constraint desc="" exp="" field="in_time" />
  <constraint desc="" exp="" field="funding" />
  <constraint desc="" exp="" field="overlap" />
  <constraint desc="" exp="" field="year_from" />
  <constraint desc="" exp="" field="year_to" />
  <constraint desc="" exp="" field="numbers" />
  <constraint desc="" exp="" field="sectors" />
  <constraint desc="" exp="" field="answering" />
  <constraint desc="" exp="" field="groups" />
  <constraint desc="" exp="" field="people" />
  <constraint desc="" exp="" field="groups_need" />
  <constraint desc="" exp="" field="people_need" />
  <constraint desc="" exp="" field="people_open" />
  <constraint desc="" exp="" field="gap" />
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
   <attributeEditorField index="0" name="level" showLabel="1" />
   <attributeEditorField index="1" name="zone" showLabel="1" />
   <attributeEditorField index="2" name="name" showLabel="1" />
   <attributeEditorField index="3" name="tier" showLabel="1" />
   <attributeEditorField index="4" name="projects" showLabel="1" />
   <attributeEditorField index="5" name="expected" showLabel="1" />
   <attributeEditorField index="6" name="match_confidence" showLabel="1" />
   <attributeEditorField index="7" name="uncertain" showLabel="1" />
   <attributeEditorField index="8" name="wider" showLabel="1" />
   <attributeEditorField index="9" name="funded" showLabel="1" />
   <attributeEditorField index="10" name="in_time" showLabel="1" />
   <attributeEditorField index="11" name="funding" showLabel="1" />
   <attributeEditorField index="12" name="overlap" showLabel="1" />
   <attributeEditorField index="13" name="year_from" showLabel="1" />
   <attributeEditorField index="14" name="year_to" showLabel="1" />
   <attributeEditorField index="15" name="numbers" showLabel="1" />
   <attributeEditorField index="16" name="sectors" showLabel="1" />
   <attributeEditorField index="17" name="answering" showLabel="1" />
   <attributeEditorField index="18" name="groups" showLabel="1" />
   <attributeEditorField index="19" name="people" showLabel="1" />
   <attributeEditorField index="20" name="groups_need" showLabel="1" />
   <attributeEditorField index="21" name="people_need" showLabel="1" />
   <attributeEditorField index="22" name="people_open" showLabel="1" />
   <attributeEditorField index="23" name="gap" showLabel="1" />
  </attributeEditorContainer>
  <attributeEditorContainer columnCount="1" groupBox="0" name="来源" showLabel="1" visibilityExpression="" visibilityExpressionEnabled="0">
   <attributeEditorField index="24" name="basis" showLabel="1" />
  </attributeEditorContainer>
 </attributeEditorForm>
 <editable>
  <field editable="1" name="answering" />
  <field editable="1" name="basis" />
  <field editable="1" name="expected" />
  <field editable="1" name="funded" />
  <field editable="1" name="funding" />
  <field editable="1" name="gap" />
  <field editable="1" name="groups" />
  <field editable="1" name="groups_need" />
  <field editable="1" name="in_time" />
  <field editable="1" name="level" />
  <field editable="1" name="match_confidence" />
  <field editable="1" name="name" />
  <field editable="1" name="numbers" />
  <field editable="1" name="overlap" />
  <field editable="1" name="people" />
  <field editable="1" name="people_need" />
  <field editable="1" name="people_open" />
  <field editable="1" name="projects" />
  <field editable="1" name="sectors" />
  <field editable="1" name="tier" />
  <field editable="1" name="uncertain" />
  <field editable="1" name="wider" />
  <field editable="1" name="year_from" />
  <field editable="1" name="year_to" />
  <field editable="1" name="zone" />
 </editable>
 <labelOnTop />
 <reuseLastValue />
 <dataDefinedFieldProperties />
 <widgets />
 <mapTip>&lt;b&gt;[% replace(to_string("name"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;')) %]&lt;/b&gt;[% if("level" IS NULL,'','&lt;br&gt;'||'统计层级：'||replace(to_string(represent_value("level",'level')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("tier" IS NULL,'','&lt;br&gt;'||'重点帮扶层级：'||replace(to_string(represent_value("tier",'tier')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("projects" IS NULL,'','&lt;br&gt;'||'项目数：'||replace(to_string("projects"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 个') %][% if("expected" IS NULL,'','&lt;br&gt;'||'期望项目数（按可信度）：'||replace(to_string(round("expected",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("match_confidence" IS NULL,'','&lt;br&gt;'||'地点可信度：'||replace(to_string(round("match_confidence",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("uncertain" IS NULL,'','&lt;br&gt;'||'地点存疑的项目：'||replace(to_string("uncertain"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 个') %][% if("wider" IS NULL,'','&lt;br&gt;'||'全区或全乡镇项目：'||replace(to_string("wider"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 个') %][% if("funded" IS NULL,'','&lt;br&gt;'||'资金已明确的项目：'||replace(to_string("funded"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 个') %][% if("in_time" IS NULL,'','&lt;br&gt;'||'按期且有资金的项目：'||replace(to_string("in_time"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 个') %][% if("funding" IS NULL,'','&lt;br&gt;'||'资金来源：'||replace(to_string("funding"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("overlap" IS NULL,'','&lt;br&gt;'||'重叠项目对：'||replace(to_string("overlap"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 对') %][% if("year_from" IS NULL,'','&lt;br&gt;'||'起始年：'||replace(to_string("year_from"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("year_to" IS NULL,'','&lt;br&gt;'||'结束年：'||replace(to_string("year_to"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("numbers" IS NULL,'','&lt;br&gt;'||'项目序号：'||replace(to_string("numbers"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("sectors" IS NULL,'','&lt;br&gt;'||'有项目的领域数：'||replace(to_string("sectors"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 个') %][% if("answering" IS NULL,'','&lt;br&gt;'||'对应需求的项目：'||replace(to_string("answering"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 个') %][% if("groups" IS NULL,'','&lt;br&gt;'||'村民小组：'||replace(to_string("groups"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 个') %][% if("people" IS NULL,'','&lt;br&gt;'||'人口：'||replace(to_string(round("people",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 人') %][% if("groups_need" IS NULL,'','&lt;br&gt;'||'有需求小组：'||replace(to_string("groups_need"),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 个') %][% if("people_need" IS NULL,'','&lt;br&gt;'||'有需求人口：'||replace(to_string(round("people_need",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 人') %][% if("people_open" IS NULL,'','&lt;br&gt;'||'缺口人口：'||replace(to_string(round("people_open",2)),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||' 人') %][% if("gap" IS NULL,'','&lt;br&gt;'||'缺口分类：'||replace(to_string(represent_value("gap",'gap')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %][% if("basis" IS NULL,'','&lt;br&gt;'||'数据依据：'||replace(to_string(represent_value("basis",'basis')),map('&amp;','&amp;amp;','&lt;','&amp;lt;','&gt;','&amp;gt;'))||'') %]</mapTip>
 <layerGeometryType>2</layerGeometryType>
</qgis>
