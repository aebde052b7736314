import Glibc
import TestSupport
import Testing

/// A small site in two versions between which files are added, changed and removed, and change places with folders; and
/// what a clean build makes of each.
struct TwoVersions {
  typealias Tree = [String: [UInt8]?]

  struct Version {
    let name: String
    let site: String
    let clean: Tree
  }

  /// In memory if there is such a place: it halves the time of a thousand builds.
  let folder = TemporaryFolder(in: access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp")
  /// What is there before the first build.
  let nothing = Version(name: "nothing", site: "", clean: [:])
  let first: Version
  let second: Version

  private static let contents: [[String: String]] = [
    [
      "commitments/one.md": "Promise", "commitments/two.md": "Promise", "public/notes.txt": "x", "public/swap": "x",
      "public/paws/in": "x",
    ],
    [
      "commitments/one.md": "Promise kept", "commitments/six.md": "Promise", "public/other/a": "x",
      "public/swap/in": "x", "public/paws": "x",
    ],
  ]

  init() {
    first = Self.write("first", Self.contents[0], to: folder)
    second = Self.write("second", Self.contents[1], to: folder)
  }

  private static func write(_ name: String, _ contents: [String: String], to folder: TemporaryFolder) -> Version {
    SmallSite.writeTheme(languages: ["en"], to: folder, below: name + "/")
    // Else the whole default theme would be read and checked in each of hundreds of builds.
    folder.write("standalone: true\n", to: name + "/Themes/default/theme.yaml")
    folder.write("b{}", to: name + "/Themes/default/assets/css/top/a.css")
    folder.write("p{}", to: name + "/Themes/default/assets/css/b.css")
    folder.write("title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\n", to: name + "/Content/site.yaml")
    folder.write(
      "---\ntitle: Plan\nkind: ogp\nstart: 2012-09\nend: 2015-12\nscheme: irm-2011\n---\n",
      to: name + "/Content/plans/p.md")
    for (file, text) in contents {
      let isRecord = file.hasSuffix(".md")
      folder.write(isRecord ? "---\ntitle: \(text)\nplan: p\n---\nText.\n" : text, to: "\(name)/Content/\(file)")
    }
    let site = folder.path + "/" + name
    #expect(Program(building: site, into: "\(folder.path)/clean-\(name)", jobs: 1).wait() == .exited(0))
    return Version(name: name, site: site, clean: folder.tree(below: "clean-" + name))
  }

  var output: String { folder.path + "/out" }

  /// What lies in the output.
  var tree: Tree { folder.tree(below: "out") }

  /// Builds a version to the end.
  ///
  /// - Returns: How long that took, in microseconds.
  @discardableResult
  func build(_ version: Version) -> Int {
    let clock = ContinuousClock()
    let duration = clock.measure { #expect(start(version, jobs: 2).wait() == .exited(0)) }
    return Int(duration / .microseconds(1))
  }

  func start(_ version: Version, variables: [String] = [], jobs: Int, messages: String = "/dev/null") -> Program {
    Program(building: version.site, into: output, variables: variables, jobs: jobs, messages: messages)
  }

  /// Which version an output shows.
  enum State: String {
    case former, new, between, torn
  }

  /// Tells whether every file is, byte for byte, of one of two versions; Vitrine's own state is not looked at.
  static func state(of tree: Tree, from former: Tree, to new: Tree) -> State {
    func isOwn(_ path: String) -> Bool { path.split(separator: "/").first == ".vitrine" }
    let (tree, former, new) = (
      tree.filter { !isOwn($0.key) }, former.filter { !isOwn($0.key) }, new.filter { !isOwn($0.key) }
    )
    if tree == former { return .former }
    if tree == new { return .new }
    return tree.allSatisfy { path, bytes in
      former[path].map { $0 == bytes } == true || new[path].map { $0 == bytes } == true
    } ? .between : .torn
  }
}
