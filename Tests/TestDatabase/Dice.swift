/// A small generator whose numbers follow from its seed alone (SplitMix64), so that a failure can be repeated by its seed.
public struct Dice: Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    /// From 0 to `bound` - 1.
    public mutating func roll(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    /// One of some values.
    public mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(values.count)] }
}
