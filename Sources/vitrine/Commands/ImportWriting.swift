internal import Content
internal import Site

/// Puts the files of new records in place: all of them, or none.
struct ImportWriting {
  let root: String
  let environment: Environment

  func write(_ drafts: [RecordDraft], _ former: inout FormerFiles) throws(FileFault) {
    let folder = try Folder(root)
    var done: [(path: String, before: [UInt8]?)] = []
    do throws(FileFault) {
      for draft in drafts {
        for file in draft.files {
          let path = "Content/" + file.path
          let before = try folder.kind(of: path) == nil ? nil : try folder.read(path)
          if let before {
            // Since the site was looked through, somebody else may have begun the same record.
            guard draft.isOverFormer else {
              throw FileFault(path: path, reason: "It is there already, and nothing is written over it")
            }
            try former.keep(path, before)
          }
          try put(file.bytes, over: before, at: path, folder)
          done.append((path, before))
        }
      }
    } catch {
      for (path, before) in done.reversed() {
        if let before {
          try? folder.rewrite(path, with: before, aside: aside(of: path))
        } else {
          try? folder.removeFile(path)
        }
      }
      throw error
    }
  }

  private func put(
    _ bytes: [UInt8], over before: [UInt8]?, at path: String, _ folder: borrowing Folder
  ) throws(FileFault) {
    if before == nil {
      try folder.makeFolder(parent(of: path))
      try folder.replace(path, with: bytes, aside: aside(of: path))
    } else if before != bytes {
      try folder.rewrite(path, with: bytes, aside: aside(of: path))
    }
  }

  private func parent(of path: String) -> String { path.split(separator: "/").dropLast().joined(separator: "/") }

  private func aside(of path: String) -> String {
    "\(parent(of: path))/.vitrine-import-\(environment.processAndMoment)"
  }
}
