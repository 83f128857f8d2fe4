import Casework
import Testing

@Suite struct JointSignatureTests {
    @Test(arguments: [2, 30, ReceiveLimits.jointSigners])
    func `what the desk notes of the signers is read again`(_ signers: Int) throws {
        let joint = try #require(JointSignature(signers: signers))
        #expect(JointSignature(leading: joint.phrase + "\n村民反映") == joint)
    }

    @Test(arguments: [
        "", "（联名", "（联名 30 人", "联名 30 人", "反映（联名 30 人）", "（联名 1 人）", "（联名 三十 人）", "（联名 -30 人）",
        "（联名 30人）", "（联名 10001 人）", "（联名 99999999999999999999 人）",
    ])
    func `nothing else is taken for it`(_ text: String) {
        #expect(JointSignature(leading: text) == nil)
    }
}
