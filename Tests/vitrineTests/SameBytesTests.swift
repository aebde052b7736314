import Glibc
import TestSupport
import Testing

/// The same content gives the same bytes, whoever builds it, where and how.
@Suite struct SameBytesTests {
  /// A report made by a script, with more of everything than the example has.
  private static let maker = "\(checkout)/Benchmarks/make_report.py"
  private static let hasPython = system("command -v python3 > /dev/null") == 0

  private static let setUser = "setpriv --reuid=65534 --regid=65534 --clear-groups"
  private static let canBeNobody =
    geteuid() == 0 && system("\(setUser) \(Program.path) --version > /dev/null 2>&1") == 0

  private func run(_ command: String) {
    #expect(system(command) == 0, "\(command)")
  }

  /// Builds a site with one thread, then otherwise; each must make the same files.
  private func compare(_ site: String, atLeast count: Int) {
    let folder = TemporaryFolder()
    // For other users.
    run("chmod 755 \(folder.path) && mkdir -m 777 \(folder.path)/nobody")
    func build(_ site: String, into output: String, jobs: Int, _ surroundings: String, by user: String = "")
      -> TwoVersions.Tree
    {
      run(
        "\(surroundings); exec \(user) \(Program.path) build --quiet --no-optional-tools --jobs \(jobs) --site \(site) "
          + "--output \(folder.path)/\(output)")
      return folder.tree(below: output)
    }
    func expectSame(_ one: TwoVersions.Tree, _ other: TwoVersions.Tree, _ what: Comment) {
      let odd = Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
      #expect(odd == [], what)
    }
    func expectModes(_ files: String, _ folders: String, of output: String) {
      run("test -z \"$(find \(folder.path)/\(output) -type f ! -perm \(files) -o -type d ! -perm \(folders))\"")
    }

    let first = build(site, into: "one", jobs: 1, "umask 022; export TZ=UTC LC_ALL=C")
    #expect(first.count > count)
    expectModes("644", "755", of: "one")

    // A copy elsewhere, whose entries the system gives in another order.
    run(
      "mkdir -p \(folder.path)/else/where && cp -R \(site)/Content \(folder.path)/else/where/ && chmod -R a+rX \(folder.path)/else"
    )
    let shim = Shim("readdir")
    let order = shim.map { "export \($0.variable)" } ?? "true"
    let second = build(
      folder.path + "/else/where", into: "two", jobs: 2,
      "umask 077; export TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 HOME=/nowhere; \(order)")
    expectSame(first, second, "another folder, zone, locale, umask, order of files, two threads")
    expectModes("600", "700", of: "two")
    if shim == nil { print("The order of files was not reversed: there is no C compiler.") }

    let user = Self.canBeNobody ? Self.setUser : ""
    let third = build(
      folder.path + "/else/where", into: "nobody/three", jobs: 7, "umask 002; export TZ=America/St_Johns", by: user)
    expectSame(first, third, "another user, zone, umask, seven threads")
    expectModes("664", "775", of: "nobody/three")
    if user.isEmpty { print("The other user was left out: it takes root to become another.") }
  }

  @Test("the example site is the same, byte for byte, in other surroundings")
  func example() { compare(checkout, atLeast: 300) }

  @Test(
    "a synthetic report is the same, byte for byte, in other surroundings",
    .enabled(if: hasPython, "there is no python3"))
  func synthetic() {
    let folder = TemporaryFolder()
    run("python3 \(Self.maker) make -n 20 -o \(folder.path) > /dev/null")
    compare(folder.path + "/vitrine", atLeast: 60)
  }

  @Test("built again, nothing is written")
  func again() {
    let site = TwoVersions()
    site.build(site.first)
    let before = ["index.html", "data/commitments.csv", ".vitrine/manifest"].map { site.folder.written("out/" + $0) }
    site.build(site.first)
    let after = ["index.html", "data/commitments.csv", ".vitrine/manifest"].map { site.folder.written("out/" + $0) }
    #expect(before == after && !before.contains(nil))
  }
}
