internal import Glibc

signal(SIGPIPE, SIG_IGN)
// How a program ended that this one started is forgotten where whoever started this one ignores that.
signal(SIGCHLD, SIG_DFL)

let outcome: Outcome
do throws(UsageFault) {
  switch try Command.parse(Array(CommandLine.arguments.dropFirst())) {
  case .print(let text): outcome = Outcome(exitCode: .success, data: text)
  case .build(let request): outcome = await Build(request: request, environment: .current()).run()
  case .fix(let request): outcome = await Fixing(request: request, environment: .current()).run()
  case .serve(let request): outcome = await Serve(request: request, environment: .current()).run()
  case .explain(let request): outcome = await Explain(request: request, environment: .current()).run()
  case .list(let request): outcome = await ListRecords(request: request, environment: .current()).run()
  case .changes(let request): outcome = await ListChanges(request: request, environment: .current()).run()
  case .doctor(let request): outcome = Doctor(request: request, environment: .current()).run()
  case .themeCheck(let request): outcome = await ThemeCheck(request: request, environment: .current()).run()
  case .themeList(let request): outcome = ThemeFiles(request: request, environment: .current()).list()
  case .themeEject(let request): outcome = ThemeFiles(request: request, environment: .current()).eject()
  case .schema(let request): outcome = await SchemaFiles(request: request, environment: .current()).run()
  case .start(let request): outcome = await Init(request: request, environment: .current()).run()
  case .new(let request): outcome = New(request: request, environment: .current()).run()
  case .rename(let request): outcome = Rename(request: request, environment: .current()).run()
  case .importTable(let request): outcome = await ImportTable(request: request, environment: .current()).run()
  case .themeRender(let request): outcome = ThemeRender(request: request, environment: .current()).run()
  }
} catch {
  outcome = Outcome(exitCode: .usage, messages: error.text)
}
print(outcome.data, to: STDOUT_FILENO)
print(outcome.messages, to: STDERR_FILENO)
exit(outcome.exitCode.rawValue)
