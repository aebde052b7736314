extension CommandSyntax {
  static let serve = CommandSyntax(
    "serve", "Shows the site in a browser while it is being written: each change is seen as soon as a file is saved.",
    details: [
      "The site is built into a folder of its own, which nobody else can read and which is removed at the end; Output is "
        + "not touched. Drafts and records that wait for their day are shown, and marked. What is wrong is shown over "
        + "the page, and the last good site stays until it is mended. Ctrl-C ends it."
    ],
    from: ServeRequest(),
    options: [
      .site(\.build.site),
      Option(
        text: OptionText(
          name: "--port", value: .text("N"),
          about: "The port; unless given, \(Serve.firstPort) or the next one that is free.")
      ) { request, text throws(UsageFault) in
        guard let port = Int(text), (1...65_535).contains(port) else {
          throw UsageFault(message: "`--port` must be a number from 1 to 65535, but here it is `\(text)`.")
        }
        request.port = port
      },
      Option(
        text: OptionText(
          name: "--host", value: .text("ADDRESS"),
          about: "The address of this machine to listen on; unless given, 127.0.0.1, which others cannot reach.")
      ) { request, text in request.host = text },
      .flag("--open", \.opensBrowser, "Opens the browser."),
      .flag(
        "--no-drafts", \.hidesDrafts, "Shows the site as build makes it: without drafts and what waits for its day."),
      .flag(
        "--poll", \.polls,
        "Looks for changes each second, for a drive on which the system tells of none, such as one on the network."),
      .text("--search", .file("PROGRAM"), \.build.search, "The path of Pagefind; the site has its search page then."),
      .asOf(\.build.asOf), .published(\.build.published),
      BuildRequest.strict.within(\.build), BuildRequest.jobs.within(\.build), BuildRequest.quiet.within(\.build),
    ],
    exitCodes: "0 it was ended by Ctrl-C, 2 the command line is wrong, 3 the port or the folder could not be had."
  ) { .serve($0) }
}

extension ServeRequest {
  fileprivate var hidesDrafts: Bool {
    get { !build.includesDrafts }
    set {
      build.includesDrafts = !newValue
      build.includesWaiting = !newValue
    }
  }
}
