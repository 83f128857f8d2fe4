import Operations

extension OpenClue.Opened {
    /// Says that somebody asked about the clue, to a reader who may know it.
    var interferenceFlags: [Flag] { interference == 0 ? [] : [Flag(.interferenceCount(interference), .urgent)] }
}
