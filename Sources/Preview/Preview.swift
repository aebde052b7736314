internal import Synchronization

/// Shows a site while it is being written: serves it, reads it again after each change, and tells the pages that are open.
/// Pages are made when they are asked for; what is wrong with the others is found afterwards.
package final class Preview: Sendable {
  /// What the preview needs to know.
  package struct Options: Sendable {
    /// The folder that holds `Content`.
    package var site: String
    /// The folder into which the search index is made; `nil` where there is no search.
    package var searched: String?
    /// Where it listens.
    package var host: String
    /// Does it look for changes each second instead of asking the kernel?
    package var polls = false
    /// Another text for each start of the program.
    package var session: String

    package init(site: String, searched: String?, host: String, session: String) {
      self.site = site
      self.searched = searched
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
    /// The site has been read, well or not: this is the path of the first page.
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
  private let build: @Sendable (ChangedFiles) async -> PreviewBuild
  private let tell: @Sendable (News) -> Void
  private let isStopped = Mutex(false)
  private let (wakes, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

  /// - Parameters:
  ///   - build: Reads the site, of which this has changed since it was last called.
  ///   - tell: Says what else there is to say.
  package init(
    _ options: Options, build: @escaping @Sendable (ChangedFiles) async -> PreviewBuild,
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
      searched: options.searched, hosts: HostCheck(host: options.host, port: socket.port), session: options.session)
    let context = ServerContext(firstEvent: { pages.event }, answer: { pages.answer($0) })
    // Before the first build: nothing that changes during it is missed.
    let watch = FileWatch(
      options.site, names: Self.folders, polls: options.polls, looks: { [tell] in tell(.looksEachSecond($0)) },
      changed: { [wake] in wake.yield() })
    defer { watch.stop() }
    var built = await rebuild(of: .unknown, watch, pages, context.streams)
    guard let server = HTTPServer(socket, context) else { return false }
    tell(.isReady(path: pages.base))
    let life = Task { await Self.keepAlive(context) }
    defer { life.cancel() }
    var moments = wakes.makeAsyncIterator()
    var wait = Self.firstRetry
    while goesOn {
      let rest = makeRest(of: built, pages, context.streams)
      let alarm = built.fault.map { _ in
        Task { [wake, wait] in if (try? await Task.sleep(for: .seconds(wait))) != nil { wake.yield() } }
      }
      var changes = ChangedFiles()
      repeat {
        await moments.next()
        changes = watch.take()
      } while goesOn && changes.isEmpty && built.fault == nil
      alarm?.cancel()
      rest?.cancel()
      await rest?.value
      guard goesOn else { break }
      built = await rebuild(of: changes, watch, pages, context.streams)
      wait = changes.isEmpty ? min(wait * 2, Self.lastRetry) : Self.firstRetry
    }
    _ = consume server
    return true
  }

  /// Reads the site, and tells the pages what came of it.
  private func rebuild(
    of changes: ChangedFiles, _ watch: FileWatch, _ pages: PreviewPages, _ streams: EventStreams
  ) async -> PreviewBuild {
    var changes = changes
    var made = await build(changes)
    var passedOver = 0
    // What was being written, moved or removed while it was read is read again before anybody is told of it.
    while made.fault != nil, watch.hasChanges, passedOver < Self.mostPassedOver, goesOn {
      passedOver += 1
      changes.add(watch.take())
      made = await build(changes)
    }
    if made.rest == nil { tell(.isBuilt(said: made.said)) }
    streams.send(pages.take(made, of: changes))
    return made
  }

  /// Makes every file beside all else, and tells what is wrong with them.
  private func makeRest(of built: PreviewBuild, _ pages: PreviewPages, _ streams: EventStreams) -> Task<Void, Never>? {
    guard let rest = built.rest else { return nil }
    return Task { [tell] in
      let made = await rest()
      guard !Task.isCancelled else { return }
      tell(.isBuilt(said: made.said))
      streams.send(pages.takeRest(made))
    }
  }

  private static func keepAlive(_ context: ServerContext) async {
    while (try? await Task.sleep(for: .seconds(heartbeat))) != nil {
      context.streams.sendSignOfLife()
      context.connections.dropSlow(at: secondsNow())
    }
  }
}
