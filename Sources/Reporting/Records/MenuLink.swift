package import Diagnostics
package import FrontMatter

/// A link that stands on every page of a site: in its menu or at its foot.
package struct MenuLink: Fielded, FieldValue {
  package let to: PageTarget
  package let title: LocalisedText?
  package let group: LocalisedText?
  package let range: SourceRange

  package static let to = Field(
    "to", \MenuLink.to, "Where it leads: a page such as pages/about, or an address on the web.", example: "pages/about")
  package static let title = Field(
    "title", \MenuLink.title, "Its words; unless given, the page's own name.", example: "About us")
  package static let group = Field(
    "group", \MenuLink.group, "The heading under which it stands with those beside it that have the same.",
    example: "The promises")

  package static let schema = Schema<MenuLink>("link of every page", [to, title, group])

  package init?(_ row: inout FieldRow) {
    let to = row[Self.to]
    title = row[Self.title]
    group = row[Self.group]
    range = row.range
    guard let to else { return nil }
    self.to = to
  }
}

extension MenuLink {
  /// Links side by side under one heading, or one that stands alone.
  package struct Group: Sendable {
    package let heading: LocalisedText?
    package let links: [MenuLink]
  }

  /// The links as they stand, with those side by side that have the same heading under it once.
  package static func groups(_ links: [MenuLink]) -> [Group] {
    links.reduce(into: [Group]()) { groups, link in
      guard let last = groups.last, let heading = last.heading, heading.base == link.group?.base else {
        groups.append(Group(heading: link.group, links: [link]))
        return
      }
      groups[groups.count - 1] = Group(heading: heading, links: last.links + [link])
    }
  }
}
