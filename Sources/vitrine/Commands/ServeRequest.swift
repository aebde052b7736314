/// The arguments of `serve`, checked.
struct ServeRequest {
  /// How the site is built.
  var build: BuildRequest
  /// `nil` where any free one will do.
  var port: Int?
  var host = "127.0.0.1"
  /// Is the browser opened?
  var opensBrowser = false
  /// Are changes looked for each second?
  var polls = false

  init() {
    build = BuildRequest(writes: true)
    build.includesDrafts = true
    build.includesWaiting = true
  }
}
