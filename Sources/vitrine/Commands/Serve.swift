internal import Content
internal import Glibc
internal import Preview

/// Shows a site in a browser while it is being written.
struct Serve {
  /// Where ports are tried that nobody asked for, and how many.
  static let firstPort = 8000
  private static let portsTried = 100

  let request: ServeRequest
  let environment: Environment

  func run() async -> Outcome {
    let site = SiteFolder(site: request.build.site, environment: environment)
    guard let root = site.root else { return site.isMissing }
    let socket: ListeningSocket
    do throws(ListeningSocket.Fault) {
      socket = try listen()
    } catch {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(sentence(error))\n")
    }
    guard request.build.search != nil else { return await show(root, in: nil, over: socket) }
    do throws(FileFault) {
      let folder = try PrivateFolder()
      let outcome = await show(root, in: folder.path, over: socket)
      // Until then it is needed.
      _ = consume folder
      return outcome
    } catch {
      return Outcome(exitCode: .fileFault, messages: "vitrine: \(error.path): \(error.reason).\n")
    }
  }

  /// - Parameter folder: A private one, where there is a search.
  private func show(_ root: String, in folder: String?, over socket: consuming ListeningSocket) async -> Outcome {
    let address = "http://\(shownHost):\(socket.port)"
    let build = PreviewBuilding(request: request.build, environment: environment, root: root, folder: folder)
    var options = Preview.Options(
      site: root, searched: build.output, host: request.host,
      session: String(environment.processAndMoment, radix: 36))
    options.polls = request.polls
    let preview = Preview(options, build: { await build.run($0) }, tell: { tell($0, address: address) })
    if !isForThisMachineAlone {
      say("vitrine: Others on the network can see the preview, and the drafts in it.\n")
    }
    let end = EndSignals { preview.stop() }
    defer { end.stop() }
    guard await preview.run(socket) else {
      return Outcome(exitCode: .fileFault, messages: "vitrine: The system gives the server no thread.\n")
    }
    return Outcome(exitCode: .success)
  }

  // MARK: The address

  private var isForThisMachineAlone: Bool {
    request.host == "localhost" || request.host == "::1" || request.host.hasPrefix("127.")
  }

  /// What a browser calls the server by; one that listens on every address has this one too.
  private var shownHost: String {
    switch request.host {
    case "0.0.0.0": "127.0.0.1"
    case "::": "[::1]"
    case let host where host.contains(":"): "[\(host)]"
    case let host: host
    }
  }

  private func listen() throws(ListeningSocket.Fault) -> ListeningSocket {
    if let port = request.port { return try ListeningSocket(host: request.host, port: port) }
    for port in Self.firstPort..<Self.firstPort + Self.portsTried {
      do throws(ListeningSocket.Fault) {
        return try ListeningSocket(host: request.host, port: port)
      } catch {
        guard error == .isTaken else { throw error }
      }
    }
    throw .isTaken
  }

  private func sentence(_ fault: ListeningSocket.Fault) -> String {
    switch (fault, request.port) {
    case (.isTaken, let port?): "Another program has port \(port) of \(request.host). Choose another with --port."
    case (.isTaken, nil):
      "The ports \(Self.firstPort) to \(Self.firstPort + Self.portsTried - 1) of \(request.host) are all taken. "
        + "Choose another with --port."
    case (.refused(let reason), _): "The preview cannot listen on \(request.host): \(reason)."
    }
  }

  // MARK: Telling

  private func tell(_ news: Preview.News, address: String) {
    switch news {
    case .isBuilt(let said): say(said)
    case .looksEachSecond(let reason): say("vitrine: \(sentence(reason))\n")
    case .isReady(let path):
      say("The preview is at \(address)\(path) until you press Ctrl-C.\n")
      if request.opensBrowser { Browser.open(address + path) { say("vitrine: \($0)\n") } }
    }
  }

  private func sentence(_ reason: LookingReason) -> String {
    switch reason {
    case .hasTooManyWatches:
      "The system watches no more folders, so changes are looked for each second. "
        + "Raise fs.inotify.max_user_watches to see them at once."
    case .refused(let reason): "The system does not tell of changes (\(reason)), so they are looked for each second."
    case .isOnNetwork: "The site lies on a drive on the network, so changes are looked for each second."
    }
  }

  private func say(_ text: String) { print(text, to: STDERR_FILENO) }
}
