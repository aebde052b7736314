import Testing

@testable import Site

@Suite struct MarkupScanTests {
  @Test(
    "what a browser would run is found, however it is written",
    arguments: [
      "<svg><script>x</script></svg>", "<svg><SCRIPT href='x.js'/></svg>", "<svg:svg><svg:script/></svg:svg>",
      "<svg onload=\"x()\"/>", "<svg/onload=x()>", "<rect ONCLICK = 'x()'/>", "<a href=\"javascript:x()\">",
      "<a xlink:href=' java\nscript:x()'>", "<a href=\"&#106;avascript:x()\">", "<a href='&#x6A;avascript&colon;x()'>",
      "<foreignObject><body onpageshow='x()'/></foreignObject>", "<set attributeName='onclick' to='x()'/>",
      "<animate attributeName=\"href\" values=\"javascript:x()\"/>", "<iframe srcdoc=\"&lt;script>x&lt;/script>\">",
      "<iframe src='data:text/html,x'>", "<?xml-stylesheet type='text/xsl' href='#x'?><svg/>",
      "<style><a href=\"</style><script>x</script>", "<!-- \" --><script>x</script>",
      "<!DOCTYPE svg [<!ENTITY j \"javascript\">]><svg><a href=\"&j;:x()\"/></svg>",
      "<!DOCTYPE svg [<!ENTITY a 'java'><!ENTITY b 'script:x()'>]><svg><a href='&a;&b;'/></svg>",
      "<!DOCTYPE svg [<!ENTITY j 'javascript'><!ENTITY j 'x'>]><svg><a href='&j;:x()'/></svg>",
      "<!DOCTYPE svg [<!ENTITY a '&#60;script>x()&#60;/script>'>]><svg>&a;</svg>",
      "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x()'>]><svg/>",
      "<!DOCTYPE svg [<!ATTLIST a xlink:href CDATA #FIXED \"javascript:x()\">]><svg><a/></svg>",
      "<!DOCTYPE svg [<!ENTITY % p '<!ATTLIST svg onload CDATA \"x()\">'>%p;]><svg/>",
      "<\u{0}s\u{0}c\u{0}r\u{0}i\u{0}p\u{0}t\u{0}>\u{0}",
    ])
  func scripts(file: String) {
    #expect(MarkupScan(Array(file.utf8)).hasScript)
  }

  @Test(
    "a drawing or page without one is none",
    arguments: [
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>One of two, on line</title><path d=\"M0 0\"/></svg>",
      "<p>Descriptions, a < b, only = one</p>", "<?xml version=\"1.0\"?><svg><desc>onward</desc></svg>",
      "<svg><style>.on{fill:red}</style><foreignObject><p>Text</p></foreignObject></svg>", "<a href=\"/a.html\">on</a>",
      "<!DOCTYPE svg [<!ENTITY st0 \"fill:none;\"><!ENTITY ns 'http://www.w3.org/2000/svg'>]><svg style='&st0;'/>",
      "<!DOCTYPE svg [<!ATTLIST svg xmlns:xlink CDATA #FIXED 'http://www.w3.org/1999/xlink'>]><svg/>", "<!ENTITY",
      "<!ATTLIST a",
      "", "<", "<svg", "<svg a=\"", "<svg a=",
    ])
  func noScripts(file: String) {
    #expect(!MarkupScan(Array(file.utf8)).hasScript)
  }

  @Test(
    "a drawing's references are those of its tags and of its styles",
    arguments: [
      ("<image href=\"a.png\"/><image xlink:href='b&amp;c.png'/>", ["a.png", "b&c.png"]),
      ("<style>@import \"x.css\"; .a{fill:url(#g)} .b{src:url( 'f.woff2' )}</style>", ["x.css", "#g", "f.woff2"]),
      ("<use href=\"#a\"/><text>c.png</text>", ["#a"]),
    ])
  func references(file: String, expected: [String]) {
    #expect(MarkupScan(Array(file.utf8)).references == expected)
  }

  @Test("tags in tags in tags take no more time than there is, and count as a script", .timeLimit(.minutes(20)))
  func nested() {
    let file = String(repeating: "<a b=\"", count: 5_000)
    #expect(MarkupScan(Array(file.utf8)).hasScript)
  }
}
