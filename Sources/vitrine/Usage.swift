/// A command line that cannot be carried out, and why.
struct UsageFault: Error {
  let message: String
  var help: String?
}

/// What the program prints about itself.
enum Usage {
  static let version = "0.1.0"

  static let overview = """
    vitrine \(version): makes a transparency report's website from a folder of text.

    Usage: vitrine <command> [options]

    Commands:
      build    Builds the site into a folder.
      check    Says what is wrong with the content; writes nothing.
      explain  Shows how the figures of a record were worked out.
      theme    Shows what a theme is made of, copies a file of it to change, checks it: vitrine help theme
      help     Explains a command: vitrine help build

    Options:
      --help       Prints this.
      --version    Prints the version.

    """

  static func help(for command: String) -> String? {
    switch command {
    case "build":
      """
      Builds the site into a folder.

      Usage: vitrine build [options]

      \(options(writes: true))
      """
    case "check":
      """
      Says what is wrong with the content and the theme; writes nothing.

      Usage: vitrine check [options]

      \(options(writes: false))
      """
    case "explain":
      """
      Shows how the figures of a record were worked out: the rule, what it was given and where that stands, the result.

      Usage: vitrine explain RECORD [--figure NAME] [options]

      RECORD is a collection and a file's name, such as commitments/nap1-4-2; its file, Content/commitments/nap1-4-2.md;
      or the name alone where no other collection has it. NAME is a figure's, such as late; without it all are shown.

      Options:
        --figure NAME      Shows this figure alone.
        --format FORM      text, or json: one object a figure, one a line (Docs/explain.md).
        --site DIR         The folder that holds Content/site.yaml; unless given, the current one or the nearest above.
        --as-of DATE       The day that every figure speaks for, such as 2017-08-31; else that of site.yaml.
        --publish-date DATE
                           The day of publication, with which publish_on and expires_on compare; else published of
                           site.yaml, else the day of the figures.
        --drafts           Drafts count too.

      Exit code: 0 all is well, 1 there is no such record or figure, or the content has errors, 2 the command line is
      wrong, 3 a file could not be read.

      """
    case "theme":
      """
      Shows what a theme is made of, copies a file of it to change, checks it, or tries a template.

      Usage: vitrine theme list [--site DIR]
             vitrine theme eject FILE [--site DIR]
             vitrine theme check [--site DIR] [--format FORM] [--strict] [--quiet]
             vitrine theme render TEMPLATE --data FILE.json [--templates DIR]

      list shows the folders and files of which the site's theme is made, and which of them stand in place of which.
      eject copies a file of the theme, such as templates/commitment.html, to where the site's own one counts:
      Content/theme, or Themes/NAME beside Content where the site's theme is NAME. What is there is never overwritten.
      check reads every template of the site's theme and holds each name in it against what the pages give it; it also
      checks what site.yaml chooses about the theme.
      render prints what a template makes of the data. TEMPLATE is a path inside --templates, the current folder without
      it. The data are one JSON object, whose members are the template's names. Words are those of ../strings beside the
      templates' folder, in the language of the data's page.language, or else English.

      """
    default: nil
    }
  }

  private static func options(writes: Bool) -> String {
    let written = """
        --output DIR       Where the site goes; Output beside Content unless given.
        --search PROGRAM   The path of Pagefind, which makes the index of the search page; no search unless given.

      """
    let privacy = """
        --privacy          Lists each hidden count of people with the numbers that a reader must take for possible, and
                           where the same number stands elsewhere. For the author alone: it tells what is hidden.

      """
    return """
      Options:
        --site DIR         The folder that holds Content/site.yaml; unless given, the current one or the nearest above.
      \(writes ? written : "")\
        --as-of DATE       The day that every figure speaks for, such as 2017-08-31; else that of site.yaml.
        --publish-date DATE
                           The day of publication, with which publish_on and expires_on compare; else published of
                           site.yaml, else the day of the figures.
        --base-url URL     The address at which the site is published; else that of site.yaml.
        --strict           Counts every warning as an error.
        --require-translations
                           Counts every text and word that is not translated as an error.
        --drafts           Shows drafts too.
      \(writes ? "" : privacy)\
        --jobs N           Threads that work at once; one a processor unless given.
        --format FORM      How messages are printed: text (to standard error), json or github (to standard output).
        --quiet            Prints errors only.

      Exit code: 0 all is well, 1 the content or theme has errors, 2 the command line is wrong, 3 a file or folder could
      not be read or written.

      """
  }
}
