/** Which addresses may be asked: every way of writing one that leads inside, names that do, and names that change their mind. */
import type { LookupAddress } from "node:dns"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { isPublicAddress, openWeb } from "../../src/watch/index.ts"
import { allowing, anyAddress, checkAddress, makeLookup, type ResolveName } from "../../src/watch/net/addresses.ts"
import { type FeedServer, startFeedServer } from "./feed-server.ts"

const INSIDE = [
  ..."127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.0.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255".split(
    " ",
  ),
  ..."224.0.0.1 239.255.255.255 240.0.0.1 192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 192.88.99.1".split(" "),
  ...":: ::1 fe80::1 fc00::1 fd12:3456::1 ff02::1 fec0::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a00:1 ::127.0.0.1 ::10.0.0.1".split(" "),
  ..."64:ff9b::127.0.0.1 64:ff9b:1::1 2002:7f00:1:: 2002:a00:1::1 2001:0:1::1 2001:db8::1 100::1 ::ffff:0:10.0.0.1 4000::1 fe80::1%eth0".split(
    " ",
  ),
  ..."localhost 127.1 0x7f000001 10.1 nonsense".split(" "),
  "",
]
const OUTSIDE = "1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 100.128.0.1 2606:4700::1111 2a00:1450:4001::200e ::ffff:8.8.8.8".split(" ")

it.each(INSIDE)("%s is not public", (address) => expect(isPublicAddress(address)).toBe(false))
it.each(OUTSIDE)("%s is public", (address) => expect(isPublicAddress(address)).toBe(true))

it.each([
  ...[
    "http://127.0.0.1/",
    "http://127.1/",
    "http://0x7f.1/",
    "http://2130706433/",
    "http://017700000001/",
    "http://[::1]/",
    "http://[::ffff:7f00:1]/",
    "http://0/",
  ],
  ...[
    "http://10.1:8080/",
    "http://192.168.257/",
    "http://[fe80::1]/",
    "http://１２７.０.０.１/",
    "http://wire.example:22/",
    "https://wire.example:25/feed",
    "http://①②⑦.0.0.1/",
  ],
])("%s is refused", (address) => {
  expect(() => checkAddress(address, isPublicAddress)).toThrow(expect.objectContaining({ code: "address-refused" }))
  expect(checkAddress(address, anyAddress).protocol).toMatch(/^https?:$/)
})

it.each([
  ...[
    "",
    "wire.example/feed",
    "ftp://wire.example/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/xml,x",
    "gopher://x/",
    "http://a:b@wire.example/",
    "http://a@wire.example/",
  ],
  ...[`http://wire.example/${"x".repeat(2001)}`, "http://[::1", "http://wire.example:99999/", "http:///"],
])("%s is no address", (address) =>
  expect(() => checkAddress(address, anyAddress)).toThrow(expect.objectContaining({ code: "address-invalid" })),
)

it.each(["http://wire.example/feed", "https://wire.example:8443/a?b=c", "http://8.8.8.8/"])("%s may be asked", (address) =>
  expect(checkAddress(`${address}#part`, isPublicAddress).href).toBe(address),
)

describe("names", () => {
  const resolving = (...answers: readonly string[][]): ResolveName =>
    ((_host: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) => {
      const next = answers.length > 1 ? (answers as string[][]).shift()! : answers[0]!
      callback(
        null,
        next.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      )
    }) as never

  it.each([[["127.0.0.1"]], [["93.184.216.34", "10.0.0.1"]], [["::1"]], [["2606:4700::1111", "::ffff:169.254.169.254"]]])(
    "one that is at %j is refused",
    async (found) => {
      const answer = await new Promise((resolve) =>
        makeLookup(resolving(found), allowing(false))("wire.example", { all: true }, (error) => resolve(error)),
      )
      expect(answer).toMatchObject({ code: "address-refused" })
    },
  )

  let server: FeedServer
  beforeAll(async () => {
    server = await startFeedServer()
    server.answers["/feed"] = "secret"
  })
  afterAll(() => server.close())

  it("one that leads inside is never connected to, at once or after a redirect or when it changes", async () => {
    const { port } = new URL(server.origin)
    for (const resolve of [resolving(["127.0.0.1"]), resolving(["93.184.216.34", "127.0.0.1"]), undefined]) {
      const web = openWeb({ userAgent: "test", allows: isPublicAddress, timeoutMs: 1000, ...(resolve ? { resolve } : {}) })
      const host = resolve ? "wire.example" : "localhost"
      await expect(web.ask(`http://${host}:${port}/feed`, { most: 1000 })).rejects.toMatchObject({ code: "address-refused" })
      await web.close()
    }
    expect(server.asked).toEqual([])
  })

  it("the connection goes to the address that was checked, though the name has another by then", async () => {
    const { port } = new URL(server.origin)
    const allows = (address: string) => address === "127.0.0.1"
    const web = openWeb({ userAgent: "test", allows, timeoutMs: 1000, resolve: resolving(["127.0.0.1"], ["127.0.0.2"]) })
    const { body } = await web.ask(`http://wire.example:${port}/feed`, { most: 1000 })
    expect(Buffer.from(body).toString()).toBe("secret")
    await web.close()
  })
})
