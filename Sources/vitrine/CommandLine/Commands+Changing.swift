// The commands that change what is there.
extension CommandSyntax {
  static let rename = CommandSyntax(
    "rename", "Gives a record another name: moves its files, mends all that names it, keeps its old address.",
    details: [
      "OLD is a record, such as commitments/nap1-4-2 or the path of its file; NEW is its new name, the last part of its "
        + "address. Its translations, tables and the pictures that bear its name move with it (Docs/renaming.md)."
    ],
    from: RenameRequest(),
    operand: Operand(value: .file("OLD"), next: .text("NEW")) { request, text throws(UsageFault) in
      if request.old.isEmpty {
        request.old = text
      } else if request.new.isEmpty {
        request.new = text
      } else {
        throw UsageFault(
          message: "`rename` takes one record and its new name, and `\(text)` is one word too many.",
          help: "vitrine help rename")
      }
    },
    options: [.site(\.site)],
    exitCodes:
      "0 it was renamed, 1 a file that names it has errors or cannot be mended, 2 the command line or the new name is "
      + "wrong, 3 a file could not be read or written."
  ) { request throws(UsageFault) in
    guard !request.new.isEmpty else {
      throw UsageFault(
        message: "`rename` needs a record and its new name.",
        help: "Such as: vitrine rename commitments/answers answers-in-time")
    }
    return .rename(request)
  }
}
