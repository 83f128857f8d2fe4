/// Why a registered report should never have been registered.
public enum VoidReason: String, Hashable, Sendable, CaseIterable {
    /// 重复登记: the very same letter, visit or call has a number already.
    case enteredTwice = "entered_twice"
    /// 测试登记
    case testEntry = "test_entry"
    /// 误收: addressed to another organ and opened here by mistake.
    case wrongOrgan = "wrong_organ"
    /// Another reason, in words.
    case other
}
