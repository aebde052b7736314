/// The files of which a workbook is made, beside the cells of its sheets.
enum WorkbookParts {
  private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let media = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private static func document(_ text: String) -> [UInt8] { Array((declaration + text + "\n").utf8) }

  static func contentTypes(sheets: Int) -> [UInt8] {
    var text = #"<Types xmlns="\#(package)/content-types">"#
    text += #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#
    text += #"<Default Extension="xml" ContentType="application/xml"/>"#
    text += #"<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>"#
    text += #"<Override PartName="/xl/workbook.xml" ContentType="\#(media).sheet.main+xml"/>"#
    text += #"<Override PartName="/xl/styles.xml" ContentType="\#(media).styles+xml"/>"#
    for number in 1...sheets {
      text += #"<Override PartName="/xl/worksheets/sheet\#(number).xml" ContentType="\#(media).worksheet+xml"/>"#
      if number > 1 {
        text += #"<Override PartName="/xl/comments\#(number).xml" ContentType="\#(media).comments+xml"/>"#
      }
    }
    return document(text + "</Types>")
  }

  private static func relations(_ all: [(type: String, target: String)]) -> [UInt8] {
    var text = #"<Relationships xmlns="\#(package)/relationships">"#
    for (index, one) in all.enumerated() {
      text += #"<Relationship Id="rId\#(index + 1)" Type="\#(office)/\#(one.type)" Target="\#(one.target)"/>"#
    }
    return document(text + "</Relationships>")
  }

  static var relations: [UInt8] { relations([("officeDocument", "xl/workbook.xml")]) }

  static func relations(sheets: Int) -> [UInt8] {
    relations((1...sheets).map { ("worksheet", "worksheets/sheet\($0).xml") } + [("styles", "styles.xml")])
  }

  static func relations(ofSheet number: Int) -> [UInt8] {
    relations([
      ("vmlDrawing", "../drawings/vmlDrawing\(number).vml"), ("comments", "../comments\(number).xml"),
    ])
  }

  static func workbook(_ names: [String]) -> [UInt8] {
    var text = #"<workbook xmlns="\#(main)" xmlns:r="\#(office)"><sheets>"#
    for (index, name) in names.enumerated() {
      text += #"<sheet name="\#(escaped(name))" sheetId="\#(index + 1)" r:id="rId\#(index + 1)"/>"#
    }
    return document(text + "</sheets></workbook>")
  }

  /// Formats in the order of `SheetWriter.Style`: dates as ISO 8601 has them.
  static var styles: [UInt8] {
    let font = #"<sz val="11"/><name val="Calibri"/><family val="2"/>"#
    return document(
      #"<styleSheet xmlns="\#(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>"#
        + #"<fonts count="3"><font>\#(font)</font><font><b/>\#(font)</font>"#
        + #"<font><b/><sz val="16"/><name val="Calibri"/><family val="2"/></font></fonts>"#
        + #"<fills count="2"><fill><patternFill patternType="none"/></fill>"#
        + #"<fill><patternFill patternType="gray125"/></fill></fills>"#
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + #"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#
        + #"<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#
        + #"<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>"#
        + #"<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#
        + #"<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">"#
        + #"<alignment vertical="top" wrapText="1"/></xf>"#
        + #"<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>"#
        + #"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#)
  }

  // MARK: Sheets

  /// What stands before the rows of a table's sheet.
  static func head(of columns: [ColumnDescription], isRightToLeft: Bool) -> [UInt8] {
    var text = declaration + #"<worksheet xmlns="\#(main)" xmlns:r="\#(office)">"#
    text += #"<sheetViews><sheetView\#(isRightToLeft ? #" rightToLeft="1""# : "") workbookViewId="0">"#
    text += #"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#
    text += "</sheetView></sheetViews><cols>"
    for (index, column) in columns.enumerated() {
      text += #"<col min="\#(index + 1)" max="\#(index + 1)" width="\#(column.width)" customWidth="1"/>"#
    }
    return Array((text + "</cols><sheetData>").utf8)
  }

  /// What stands behind them.
  static func tail(columns: Int, rows: Int) -> String {
    let last = SheetWriter.letters(of: columns - 1) + String(max(1, rows))
    return #"</sheetData><autoFilter ref="A1:\#(last)"/><legacyDrawing r:id="rId1"/></worksheet>"# + "\n"
  }

  /// The sheet that explains the others, each of which it leads to.
  static func about(
    _ head: (title: String, lines: [String], columns: [String]), _ tables: [WorkbookFile.Line], cut: String?
  ) -> [UInt8] {
    var sheet = SheetWriter(columns: 3)
    var links = ""
    func row(_ sheet: inout SheetWriter, _ fill: (inout SheetWriter) -> Void = { _ in }) {
      sheet.beginRow()
      fill(&sheet)
      sheet.endRow()
    }
    row(&sheet) { $0.append(head.title, .title) }
    for line in head.lines { row(&sheet) { $0.append(.text(line)) } }
    if let cut { row(&sheet) { $0.append(.text(cut)) } }
    row(&sheet)
    row(&sheet) { sheet in for column in head.columns { sheet.append(column, .heading) } }
    for table in tables {
      row(&sheet) { sheet in
        sheet.append(.text(table.name))
        sheet.append(table.meaning, .wrapped)
        sheet.append(.count(table.rows))
      }
      links += #"<hyperlink ref="A\#(sheet.rows)" location="'\#(table.name)'!A1" display="\#(table.name)"/>"#
    }
    let start =
      #"<worksheet xmlns="\#(main)"><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>"#
      + #"<cols><col min="1" max="1" width="22" customWidth="1"/><col min="2" max="2" width="90" customWidth="1"/>"#
      + #"<col min="3" max="3" width="12" customWidth="1"/></cols><sheetData>"#
    return Array((declaration + start).utf8) + sheet.bytes
      + Array("</sheetData><hyperlinks>\(links)</hyperlinks></worksheet>\n".utf8)
  }

  // MARK: Comments

  /// - Parameter meanings: Of the columns, in order.
  static func comments(_ meanings: [String]) -> [UInt8] {
    var bytes = Array(
      (declaration + #"<comments xmlns="\#(main)"><authors><author/></authors><commentList>"#).utf8)
    for (index, meaning) in meanings.enumerated() {
      bytes += #"<comment ref="\#(SheetWriter.letters(of: index))1" authorId="0"><text><t xml:space="preserve">"#.utf8
      bytes.appendXML(meaning)
      bytes += "</t></text></comment>".utf8
    }
    return bytes + "</commentList></comments>\n".utf8
  }

  /// The boxes of the comments, which Excel asks for.
  static func boxes(columns: Int) -> [UInt8] {
    var text =
      #"<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" "#
      + #"xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" "#
      + #"o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>"#
      + #"<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"#
    for column in 0..<columns {
      text +=
        ##"<v:shape id="_x0000_s\##(1025 + column)" type="#_x0000_t202" "##
        + ##"style="position:absolute;width:240pt;height:60pt;visibility:hidden" fillcolor="#ffffe1" "##
        + #"o:insetmode="auto"><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>"#
        + #"<x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>\#(column)</x:Column>"#
        + "</x:ClientData></v:shape>"
    }
    return Array((text + "</xml>\n").utf8)
  }
}

extension ColumnDescription {
  /// In letters: as wide as what mostly stands there, or the name.
  fileprivate var width: Int {
    let cells =
      switch form {
      case .text, .address: meaning.isText ? 40 : 20
      case .list: 24
      case .word, .reference: 18
      case .date, .day, .number, .figure, .share, .count, .days, .flag: 12
      }
    return max(cells, min(name.count + 4, 40))
  }
}
