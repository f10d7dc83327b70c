/**
 * The parts of the formats' schemas that are written, by hand after graphml.graphdrawing.org (GraphML 1.0
 * structure, with the attribute extension) and gexf.net (GEXF 1.3): elements, their order, attributes, and
 * closed lists of words.
 */
export const GRAPHML_XSD = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://graphml.graphdrawing.org/xmlns" xmlns="http://graphml.graphdrawing.org/xmlns" elementFormDefault="qualified">
<xs:element name="graphml"><xs:complexType><xs:sequence>
  <xs:element name="desc" type="xs:string" minOccurs="0"/>
  <xs:element name="key" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
    <xs:attribute name="id" type="xs:NMTOKEN" use="required"/>
    <xs:attribute name="for" use="required"><xs:simpleType><xs:restriction base="xs:NMTOKEN"><xs:enumeration value="all"/><xs:enumeration value="graph"/><xs:enumeration value="node"/><xs:enumeration value="edge"/></xs:restriction></xs:simpleType></xs:attribute>
    <xs:attribute name="attr.name" type="xs:NMTOKEN" use="required"/>
    <xs:attribute name="attr.type" use="required"><xs:simpleType><xs:restriction base="xs:NMTOKEN"><xs:enumeration value="boolean"/><xs:enumeration value="int"/><xs:enumeration value="long"/><xs:enumeration value="float"/><xs:enumeration value="double"/><xs:enumeration value="string"/></xs:restriction></xs:simpleType></xs:attribute>
  </xs:complexType></xs:element>
  <xs:element name="graph"><xs:complexType>
    <xs:choice minOccurs="0" maxOccurs="unbounded">
      <xs:element ref="data"/>
      <xs:element name="node"><xs:complexType><xs:sequence><xs:element ref="data" minOccurs="0" maxOccurs="unbounded"/></xs:sequence><xs:attribute name="id" type="xs:string" use="required"/></xs:complexType></xs:element>
      <xs:element name="edge"><xs:complexType><xs:sequence><xs:element ref="data" minOccurs="0" maxOccurs="unbounded"/></xs:sequence><xs:attribute name="id" type="xs:NMTOKEN"/><xs:attribute name="directed" type="xs:boolean"/><xs:attribute name="source" type="xs:string" use="required"/><xs:attribute name="target" type="xs:string" use="required"/></xs:complexType></xs:element>
    </xs:choice>
    <xs:attribute name="id" type="xs:NMTOKEN"/>
    <xs:attribute name="edgedefault" use="required"><xs:simpleType><xs:restriction base="xs:NMTOKEN"><xs:enumeration value="directed"/><xs:enumeration value="undirected"/></xs:restriction></xs:simpleType></xs:attribute>
  </xs:complexType></xs:element>
</xs:sequence><xs:anyAttribute namespace="##other" processContents="skip"/></xs:complexType></xs:element>
<xs:element name="data"><xs:complexType><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="key" type="xs:NMTOKEN" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
</xs:schema>`

export const GEXF_XSD = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://gexf.net/1.3" xmlns="http://gexf.net/1.3" elementFormDefault="qualified">
<xs:element name="gexf"><xs:complexType><xs:sequence>
  <xs:element name="meta" minOccurs="0"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded">
    <xs:element name="creator" type="xs:string"/><xs:element name="keywords" type="xs:string"/><xs:element name="description" type="xs:string"/>
  </xs:choice><xs:attribute name="lastmodifieddate" type="xs:date"/></xs:complexType></xs:element>
  <xs:element name="graph"><xs:complexType><xs:sequence>
    <xs:element name="attributes" maxOccurs="2"><xs:complexType><xs:sequence>
      <xs:element name="attribute" maxOccurs="unbounded"><xs:complexType>
        <xs:attribute name="id" type="xs:string" use="required"/><xs:attribute name="title" type="xs:string" use="required"/>
        <xs:attribute name="type" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="integer"/><xs:enumeration value="long"/><xs:enumeration value="double"/><xs:enumeration value="float"/><xs:enumeration value="boolean"/><xs:enumeration value="string"/></xs:restriction></xs:simpleType></xs:attribute>
      </xs:complexType></xs:element>
    </xs:sequence><xs:attribute name="class" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="node"/><xs:enumeration value="edge"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType></xs:element>
    <xs:element name="nodes"><xs:complexType><xs:sequence>
      <xs:element name="node" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
        <xs:element ref="attvalues" minOccurs="0"/><xs:any namespace="http://gexf.net/1.3/viz" processContents="skip" minOccurs="0" maxOccurs="4"/>
      </xs:sequence><xs:attribute name="id" type="xs:string" use="required"/><xs:attribute name="label" type="xs:string"/></xs:complexType></xs:element>
    </xs:sequence><xs:attribute name="count" type="xs:nonNegativeInteger"/></xs:complexType></xs:element>
    <xs:element name="edges"><xs:complexType><xs:sequence>
      <xs:element name="edge" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element ref="attvalues" minOccurs="0"/></xs:sequence>
        <xs:attribute name="id" type="xs:string" use="required"/><xs:attribute name="source" type="xs:string" use="required"/><xs:attribute name="target" type="xs:string" use="required"/>
        <xs:attribute name="type"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="directed"/><xs:enumeration value="undirected"/><xs:enumeration value="mutual"/></xs:restriction></xs:simpleType></xs:attribute>
        <xs:attribute name="weight" type="xs:double"/><xs:attribute name="label" type="xs:string"/><xs:attribute name="start" type="xs:date"/><xs:attribute name="end" type="xs:date"/>
      </xs:complexType></xs:element>
    </xs:sequence><xs:attribute name="count" type="xs:nonNegativeInteger"/></xs:complexType></xs:element>
  </xs:sequence>
  <xs:attribute name="defaultedgetype"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="directed"/><xs:enumeration value="undirected"/><xs:enumeration value="mutual"/></xs:restriction></xs:simpleType></xs:attribute>
  <xs:attribute name="mode"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="static"/><xs:enumeration value="dynamic"/></xs:restriction></xs:simpleType></xs:attribute>
  <xs:attribute name="timeformat"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="date"/><xs:enumeration value="dateTime"/><xs:enumeration value="double"/><xs:enumeration value="integer"/></xs:restriction></xs:simpleType></xs:attribute>
  </xs:complexType></xs:element>
</xs:sequence><xs:attribute name="version" use="required" fixed="1.3"/></xs:complexType></xs:element>
<xs:element name="attvalues"><xs:complexType><xs:sequence>
  <xs:element name="attvalue" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:attribute name="for" type="xs:string" use="required"/><xs:attribute name="value" type="xs:string" use="required"/></xs:complexType></xs:element>
</xs:sequence></xs:complexType></xs:element>
</xs:schema>`
