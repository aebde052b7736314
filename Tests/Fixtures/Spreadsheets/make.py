#!/usr/bin/env python3
"""Makes the workbooks of the tests that no office should save: make.py, in this folder. All figures are invented."""
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DAY = (2024, 1, 1, 0, 0, 0)


def workbook(name, rows, *, sheet=None, book="", strings=None, styles=None, extra=(), head="", second=""):
    """A workbook with one sheet; rows is the XML in sheetData."""
    parts = {
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{REL}/officeDocument" Target="xl/workbook.xml"/>'
                       "</Relationships>",
        "xl/workbook.xml": f'{head}<workbook xmlns="{MAIN}" xmlns:r="{REL}">{book}<sheets>'
                           '<sheet name="Data" sheetId="1" r:id="s"/>'
                           f"{second}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels":
            f'<Relationships><Relationship Id="s" Type="{REL}/worksheet" Target="/xl/worksheets/one.xml"/>'
            + (f'<Relationship Id="h" Type="{REL}/worksheet" Target="/xl/worksheets/two.xml"/>' if second else "")
            + (f'<Relationship Id="t" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>' if strings else "")
            + (f'<Relationship Id="u" Type="{REL}/styles" Target="styles.xml"/>' if styles else "") + "</Relationships>",
        "xl/worksheets/one.xml": sheet or f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>{rows}'
                                          "</sheetData></worksheet>",
    }
    if strings:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}" count="9">{strings}</sst>'
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in list(parts.items()) + list(extra):
            archive.writestr(zipfile.ZipInfo(path, DAY), text, zipfile.ZIP_DEFLATED)


def text(place, value):
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


HEADER = f'<row r="1">{text("A1", "Year")}{text("B1", "Value")}</row>'


def row(number, year, value):
    return f'<row r="{number}"><c r="A{number}"><v>{year}</v></c><c r="B{number}"><v>{value}</v></c></row>'


PLAIN = HEADER + row(2, 2014, 41) + row(3, 2015, 52)

workbook("plain.xlsx", PLAIN)
workbook("declared.xlsx", PLAIN, head='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
workbook("bomb.xlsx", PLAIN.replace("</v>", "0" * 3_000_000 + "</v>", 1))
workbook("hidden-bomb.xlsx", PLAIN, strings="<si><t>" + "a" * 4_000_000 + "</t></si>")
workbook("uncomputed.xlsx", HEADER + row(2, 2014, 41) + '<row r="3"><c r="A3"><v>2015</v></c><c r="B3"><f>B2+1</f><v/></c></row>')
workbook("stale.xlsx", HEADER + '<row r="2"><c r="A2"><v>2014</v></c><c r="B2"><f>40+1</f><v>0</v></c></row>',
         book='<calcPr fullCalcOnLoad="1"/>')
workbook("no-places.xlsx", "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row><c><v>2014</v></c><c><v>4.1E1</v></c></row>",
         strings="<si><r><t>Ye</t></r><r><t>ar</t></r><rPh><t>yiə</t></rPh></si><si><t>Value</t></si>")
workbook("far.xlsx", PLAIN + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
workbook("not-closed.xlsx", "", sheet=f'<worksheet xmlns="{MAIN}"><sheetData>{HEADER}')
workbook("twice.xlsx", PLAIN, extra=[("xl/worksheets/one.xml", "<worksheet/>")])
workbook("formats.xlsx",
         f'<row r="1">{text("A1", "Date")}{text("B1", "Code")}{text("C1", "Value")}</row>'
         '<row r="2"><c r="A2" s="1"><v>41640</v></c><c r="B2" s="2"><v>7</v></c><c r="C2" s="3"><v>0.57</v></c></row>'
         '<row r="3"><c r="A3" s="4"><v>60</v></c><c r="B3" s="2"><v>12</v></c><c r="C3"><v>64.099999999999994</v></c></row>'
         '<row r="4"><c r="A4" s="5"><v>41670.5</v></c><c r="B4"><v>3</v></c><c r="C4" s="6"><v>-3.2000000000000002</v></c></row>',
         styles='<numFmts><numFmt numFmtId="170" formatCode="[$-419]mmm\\ yy"/><numFmt numFmtId="171" formatCode="000"/>'
                '<numFmt numFmtId="172" formatCode="[Red]0.0%"/><numFmt numFmtId="173" formatCode="yyyy&quot;-&amp; il&quot;"/>'
                '<numFmt numFmtId="174" formatCode="0.0;(0.0)"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/>'
                '<xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="173"/><xf numFmtId="22"/><xf numFmtId="174"/></cellXfs>')
whole = (HERE / "plain.xlsx").read_bytes()
(HERE / "truncated.xlsx").write_bytes(whole[: len(whole) // 2])
place = whole.index(b"xl/worksheets/one.xml") + 60
(HERE / "damaged.xlsx").write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1:])
(HERE / "old.xls.xlsx").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504))
(HERE / "page.xlsx").write_bytes("﻿<html><body><table><tr><td>Year</td></tr></table></body></html>".encode())

OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
TABLE = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def document(name, rows, manifest=None):
    content = (f"<office:document-content {OFFICE} {TABLE}><office:body><office:spreadsheet>"
               f'<table:table table:name="Data">{rows}</table:table></office:spreadsheet></office:body></office:document-content>')
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", DAY), "application/vnd.oasis.opendocument.spreadsheet")
        if manifest:
            archive.writestr(zipfile.ZipInfo("META-INF/manifest.xml", DAY), manifest)
        archive.writestr(zipfile.ZipInfo("content.xml", DAY), content, zipfile.ZIP_DEFLATED)


def cell(value):
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'


def line(*cells):
    return "<table:table-row>" + "".join(map(cell, cells)) + "</table:table-row>"


EMPTY = ('<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
         "</table:table-row>")
document("plain.ods", line("İl", "Dəyər") + line(2014, 41) + line(2015, 52) + EMPTY)
document("repeated.ods", line("İl", "Dəyər")
         + line(2014, 41).replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1048000">'))
document("locked.ods", line("İl", "Dəyər") + line(2014, 41),
         '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/>'
         "</m:file-entry></m:manifest>")
document("failed.ods", line("İl", "Dəyər") + line(2014, 41)
         + '<table:table-row><table:table-cell office:value-type="float" office:value="2015"/><table:table-cell '
           'table:formula="of:=1/0" office:value-type="string" office:string-value="" '
           'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" calcext:value-type="error">'
           "<text:p>#DIV/0!</text:p></table:table-cell></table:table-row>")

# One figure in a cell over two rows, beside what both were counted out of; and a row that is hidden.
workbook("merged.xlsx", "", sheet=f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{text("A1", "Year")}{text("B1", "Value")}'
         f'{text("C1", "denominator")}</row><row r="2"><c r="A2"><v>2014</v></c><c r="B2"><v>41</v></c><c r="C2"><v>90</v></c></row>'
         '<row r="3"><c r="A3"><v>2015</v></c></row></sheetData><mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/>'
         "</mergeCells></worksheet>")
# A header over two columns of figures.
workbook("merged-header.xlsx", "", sheet=f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{text("A1", "Year")}{text("B1", "Value")}'
         '</row><row r="2"><c r="A2"><v>2014</v></c><c r="B2"><v>41</v></c><c r="C2"><v>90</v></c></row></sheetData>'
         '<mergeCells><mergeCell ref="B1:C1"/></mergeCells></worksheet>')
workbook("hidden-row.xlsx", HEADER + row(2, 2014, 41) + row(3, 2015, 52).replace('<row r="3"', '<row r="3" hidden="1"'))
SHEET = f'<worksheet xmlns="{MAIN}">%s<sheetData>{PLAIN}</sheetData></worksheet>'
workbook("hidden-column.xlsx", "", sheet=SHEET % '<cols><col min="2" max="3" hidden="1"/></cols>')
workbook("hidden-sheet.xlsx", PLAIN, second='<sheet name="2015" sheetId="2" state="hidden" r:id="h"/>',
         extra=[("xl/worksheets/two.xml", SHEET % "")])

# Formats that show words in place of small numbers, of negative ones and of nothing, and a percentage that does.
workbook("covered.xlsx", HEADER + "".join(
    f'<row r="{number}"><c r="A{number}"><v>{year}</v></c><c r="B{number}" s="{style}"><v>{value}</v></c></row>'
    for number, year, style, value in [
        (2, 2010, 1, 4), (3, 2011, 1, 41), (4, 2012, 2, 0), (5, 2013, 2, 52), (6, 2014, 3, 0.61), (7, 2015, 4, 7)]),
    styles='<numFmts><numFmt numFmtId="170" formatCode="[&lt;10]&quot;&lt;10&quot;;#,##0"/>'
           '<numFmt numFmtId="171" formatCode="#,##0;-#,##0;&quot;-&quot;"/><numFmt numFmtId="172" formatCode="0%;;"/>'
           '<numFmt numFmtId="173" formatCode=";;;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/>'
           '<xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="173"/></cellXfs>')

# A list of projects, of which two share one cell with money.
workbook("merged-list.xlsx", "", sheet=f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{text("A1", "title")}{text("B1", "start")}'
         f'{text("C1", "budget")}{text("D1", "currency")}</row><row r="2">{text("A2", "A")}<c r="B2"><v>2016</v></c>'
         f'<c r="C2"><v>1000</v></c>{text("D2", "AZN")}</row><row r="3">{text("A3", "B")}<c r="B3"><v>2016</v></c></row></sheetData>'
         '<mergeCells><mergeCell ref="C2:C3"/><mergeCell ref="D2:D3"/></mergeCells></worksheet>')

# Figures in bold, with a line through one, and with a line that is switched off.
workbook("struck.xlsx", HEADER + row(2, 2014, 41).replace('<c r="B2"', '<c r="B2" s="1"')
         + row(3, 2015, 52).replace('<c r="B3"', '<c r="B3" s="2"') + row(4, 2016, 60).replace('<c r="B4"', '<c r="B4" s="3"'),
         styles='<fonts><font/><font><b/></font><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf/>'
                '<xf fontId="1"/><xf fontId="2"/><xf fontId="3"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs>')
