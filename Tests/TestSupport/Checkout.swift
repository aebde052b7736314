/// The folder of the checkout, found from this file.
package let checkout = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }

/// The bytes of a file of Tests/Fixtures; none when it is not there.
package func fixture(_ name: String) -> [UInt8] {
  TemporaryFolder.readBytes("\(checkout)/Tests/Fixtures/\(name)") ?? []
}
