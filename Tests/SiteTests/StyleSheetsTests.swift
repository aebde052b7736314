import Testing

@testable import Site

@Suite struct StyleSheetsTests {
  @Test(
    "blanks and remarks are one blank or one line end, and nothing else changes",
    arguments: [
      ("a {\n  color: red;\n\n  margin: 0 1px;\n}\n", "a {\ncolor: red;\nmargin: 0 1px;\n}"),
      ("/* Head. */\n\na{b:c}\n/* It's \"so */\nd{}", "a{b:c}\nd{}"), ("a   >\tb{}", "a > b{}"),
      ("a{b:c} /* x */ d{}", "a{b:c} d{}"),
      ("a\r\nb{}", "a\nb{}"), ("", ""), (" \n/* only */ ", ""), ("a{}/* never closed", "a{}/* never closed"),
      // A remark without blanks beside it parts two names as no blank would.
      ("a/**/b{}", "a/**/b{}"), ("a{b:c/* it's */;d:'e'}", "a{b:c/* it's */;d:'e'}"),
      // Texts and escapes stay as they are.
      ("a::before{content:\"  /* no */  \"}", "a::before{content:\"  /* no */  \"}"),
      ("a{content:'it\\'s  so'}  b{}", "a{content:'it\\'s  so'} b{}"), (".a\\\"b  c{}", ".a\\\"b c{}"),
      ("a{background:url(x/*y.png)}  b{}", "a{background:url(x/*y.png)}  b{}"),
      ("a{content:\"open\n  }  b{}", "a{content:\"open\n} b{}"),
    ])
  func slim(written: String, served: String) {
    #expect(String(decoding: slimStyle(Array(written.utf8)), as: UTF8.self) == served)
  }
}
