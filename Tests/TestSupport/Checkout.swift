import Glibc

/// The folder of the checkout, found from this file.
package let checkout = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }

/// The bytes of a file of Tests/Fixtures; none when it is not there.
package func fixture(_ name: String) -> [UInt8] {
  TemporaryFolder.readBytes("\(checkout)/Tests/Fixtures/\(name)") ?? []
}

/// Are tests that sample to run through everything? `make check-all` sets it.
package let checksAll = getenv("VITRINE_CHECK_ALL") != nil

/// So many of what is to be tried, others in each run; all where `make check-all` runs.
package func sample<Case>(_ count: Int, of all: [Case]) -> [Case] {
  checksAll ? all : Array(all.shuffled().prefix(count))
}
