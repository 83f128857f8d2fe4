import Casework
import Notify
import Operations

/// Deals out a number of places among endpoints that could take more: one each in turn, from a random beginning, so
/// that no endpoint starves behind another.
enum FairShare {
    static func deal(_ rooms: [EndpointRoom], limit: Int, random: Double) -> [DeliveryEndpoint: Int] {
        guard limit > 0, !rooms.isEmpty else { return [:] }
        var shares: [DeliveryEndpoint: Int] = [:]
        let start = min(Int(random * Double(rooms.count)), rooms.count - 1)
        var left = limit
        var isMore = true
        while isMore, left > 0 {
            isMore = false
            for place in 0..<rooms.count where left > 0 {
                let room = rooms[(start + place) % rooms.count]
                let id = DeliveryEndpoint(room.endpointID)
                guard shares[id, default: 0] < room.room else { continue }
                shares[id, default: 0] += 1
                left -= 1
                isMore = true
            }
        }
        return shares
    }
}
