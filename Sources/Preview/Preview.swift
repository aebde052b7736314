internal import Synchronization

/// Shows a site while it is being written: serves it, builds it again after each change, and tells the pages that are
/// open.
package final class Preview: Sendable {
  /// What the preview needs to know.
  package struct Options: Sendable {
    /// The folder that holds `Content`.
    package var site: String
    /// The folder into which the site is built, by `build`.
    package var output: String
    /// Where it listens.
    package var host: String
    /// Does it look for changes each second instead of asking the kernel?
    package var polls = false
    /// Another text for each start of the program.
    package var session: String

    package init(site: String, output: String, host: String, session: String) {
      self.site = site
      self.output = output
      self.host = host
      self.session = session
    }
  }

  /// What people are told on the way.
  package enum News: Sendable {
    /// A build has ended, of which this is to be said.
    case isBuilt(said: String)
    /// Changes are looked for each second, since the kernel cannot be asked.
    case looksEachSecond(LookingReason)
    /// The first build has ended, well or not: this is the path of the first page.
    case isReady(path: String)
  }

  /// Seconds between two signs of life to the pages.
  private static let heartbeat = 5
  /// A build that failed for another reason than the content is tried again after so many seconds, later and later.
  private static let (firstRetry, lastRetry) = (2, 60)
  /// So often a build that could not read a file, while more was changing, is passed over.
  private static let mostPassedOver = 3
  private static let folders = ["Content", "Themes"]

  private let options: Options
  private let build: @Sendable () async -> PreviewBuild
  private let tell: @Sendable (News) -> Void
  private let isStopped = Mutex(false)
  private let (wakes, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

  /// - Parameters:
  ///   - build: Builds the whole site into the output folder. One that builds only what has changed would stand here.
  ///   - tell: Says what else there is to say.
  package init(
    _ options: Options, build: @escaping @Sendable () async -> PreviewBuild,
    tell: @escaping @Sendable (News) -> Void
  ) {
    self.options = options
    self.build = build
    self.tell = tell
  }

  /// Ends `run` after the present build.
  package func stop() {
    isStopped.withLock { $0 = true }
    wake.yield()
  }

  private var goesOn: Bool { isStopped.withLock { !$0 } }

  /// Serves and builds until it is stopped.
  ///
  /// - Returns: `false` when the system gives the server no thread.
  package func run(_ socket: consuming ListeningSocket) async -> Bool {
    let pages = PreviewPages(
      folder: options.output, hosts: HostCheck(host: options.host, port: socket.port), session: options.session)
    let context = ServerContext(firstEvent: { pages.event }, answer: { pages.answer($0) })
    // Before the first build: nothing that changes during it is missed.
    let watch = FileWatch(
      options.site, names: Self.folders, polls: options.polls, looks: { [tell] in tell(.looksEachSecond($0)) },
      changed: { [wake] in wake.yield() })
    defer { watch.stop() }
    var retry = await rebuild(of: .unknown, watch, pages, context.streams)
    guard let server = HTTPServer(socket, context) else { return false }
    tell(.isReady(path: pages.base))
    let life = Task { await Self.keepAlive(context) }
    defer { life.cancel() }
    var moments = wakes.makeAsyncIterator()
    while goesOn {
      let alarm = retry.map { seconds in
        Task { [wake] in if (try? await Task.sleep(for: .seconds(seconds))) != nil { wake.yield() } }
      }
      await moments.next()
      alarm?.cancel()
      let changes = watch.take()
      guard goesOn, !changes.isEmpty || retry != nil else { continue }
      let next = await rebuild(of: changes, watch, pages, context.streams)
      retry = next.map { changes.isEmpty ? min((retry ?? $0) * 2, Self.lastRetry) : $0 }
    }
    _ = consume server
    return true
  }

  /// Builds, and tells the pages what came of it.
  ///
  /// - Returns: After how many seconds to try again, where something else than the content is in the way.
  private func rebuild(
    of changes: ChangedFiles, _ watch: FileWatch, _ pages: PreviewPages, _ streams: EventStreams
  ) async -> Int? {
    var changes = changes
    var made = await build()
    var passedOver = 0
    // What was being written, moved or removed while it was read is read again before anybody is told of it.
    while made.fault != nil, watch.hasChanges, passedOver < Self.mostPassedOver, goesOn {
      passedOver += 1
      changes.add(watch.take())
      made = await build()
    }
    tell(.isBuilt(said: made.said))
    streams.send(pages.take(made, of: changes))
    return made.fault == nil ? nil : Self.firstRetry
  }

  private static func keepAlive(_ context: ServerContext) async {
    while (try? await Task.sleep(for: .seconds(heartbeat))) != nil {
      context.streams.sendSignOfLife()
      context.connections.dropSlow(at: secondsNow())
    }
  }
}
