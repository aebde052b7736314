import TestSupport

/// What authors do to a site between two builds, each of a kind that something else than the file itself may depend on.
enum RandomEdits {
  /// Of the site at the beginning, beside those of a small site.
  static let files = [
    "Content/projects/pr.md": "---\ntitle: Project\nstart: 2012\n---\n",
    "Content/organisations/court.md": "---\ntitle: Court\nkind: ngo\n---\n",
    "Content/indicators/i.md":
      "---\ntitle: Indicator\nproject: pr\nkind: count\naggregation: sum\nunit: people\ndirection: rising\n---\n",
    "Content/indicators/i.csv": "from,to,value\n2013-01,2013-12,10\n2014-01,2014-12,20\n",
    "Content/commitments/d.md":
      "---\ntitle: Other promise\nplan: p\nassessments:\n  - {date: 2015, kind: independent, by: court, scheme: own, completion: half}\n---\n+994 12 510 00 00\n",
    "Content/schemes/own.yaml": scheme("half"),
    "Themes/default/theme.yaml": "options:\n  motto: {type: text, about: A motto.}\n",
  ]

  static func scheme(_ label: String) -> String {
    "title: Own\nvariables:\n  - name: completion\n    title: Step\n    labels:\n"
      + "      - {label: none, title: None}\n      - {label: \(label), title: All, high: true}\n"
  }

  typealias Edit = (name: String, make: @Sendable (SmallSite, Int) -> Void)

  private static func put(_ path: String, _ text: @escaping @Sendable (Int) -> String) -> Edit {
    (path, { $0.folder.write(text($1), to: path) })
  }

  private static func take(_ path: String) -> Edit { ("without \(path)", { site, _ in site.folder.remove(path) }) }

  /// Each of a kind that something else than the file itself may depend on.
  static let all: [Edit] = [
    put("Content/commitments/c.md") { "---\ntitle: Promise \($0)\nplan: p\n---\nText \($0).\n" },
    put("Content/commitments/c.md") { "---\ntitle: Promise\nplan: Plan \($0)\nend: June 2014\n---\nText.\n" },
    put("Content/commitments/c.md") { _ in "---\ntitle: Promise\nplan: p\nlead: o\n---\n[Perhaps gone](e.md)\n" },
    put("Content/commitments/e.md") { "---\ntitle: Third \($0)\nplan: p\n---\n" }, take("Content/commitments/e.md"),
    put("Content/commitments/c.az.md") { "---\ntitle: Vəd \($0)\n---\nMətn.\n" }, take("Content/commitments/c.az.md"),
    put("Content/organisations/o.md") { _ in "---\ntitle: Office\nkind: government\n---\n" },
    take("Content/organisations/o.md"),
    put("Content/plans/p.md") { "---\ntitle: Plan \($0)\nkind: ogp\nstart: 2012-09\nscheme: irm-2011\n---\n" },
    put("Content/indicators/i.csv") { "from,to,value\n2013-01,2013-12,\($0)\n" },
    put("Content/indicators/i.csv") { _ in "from,to,value\n2013-01,2013-12,a\n" }, take("Content/indicators/i.csv"),
    put("Content/schemes/own.yaml") { scheme($0 % 2 == 0 ? "half" : "full") }, take("Content/schemes/own.yaml"),
    put("Content/site.yaml") {
      "title: T\($0)\nbase_url: https://a-site.test/\nas_of: 2017-08-31\nlanguages: [en, az]\n"
    },
    put("Content/site.yaml") { _ in
      "title: T\nbase_url: https://a-site.test/\nas_of: 2017-08-31\ncontact: {phone: +994 12 510 00 00}\nlanguages: [en, az]\n"
    },
    put("Content/site.yaml") { _ in "title: T\nbase_url: https://a-site.test/\nas_of: 2014-01-01\nlanguages: [en]\n" },
    put("Content/strings/en.yaml") { "site: {home: Home \($0)}\n" }, take("Content/strings"),
    put("Themes/default/templates/commitment.html") {
      "{% extends \"base.html\" %}{% block main %}\($0){% endblock %}\n"
    },
    put("Themes/default/templates/commitment.html") { _ in "{% extends \"base.html\" %}{{ theme.motto | default(1) }}\n"
    },
    put("Themes/default/theme.yaml") { _ in "options:\n  motto: {type: flag, about: A motto.}\n" },
    put("Themes/default/theme.yaml") { _ in "{}\n" },
    put("Content/0-first.pdf") { _ in "%PDF" }, take("Content/0-first.pdf"),
  ]
}
