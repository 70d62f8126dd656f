import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { HostBridge } from '../../src-main/contract/host-bridge.ts'
import type { EngineClient } from './engine-client.ts'

interface Desk {
  readonly engine: EngineClient
  readonly host: HostBridge
}

const DeskContext = createContext<Desk | null>(null)

/** Hands the engine client and the host to every component below. */
export function DeskProvider({ engine, host, children }: Desk & { readonly children: ReactNode }) {
  const desk = useMemo(() => ({ engine, host }), [engine, host])
  return <DeskContext value={desk}>{children}</DeskContext>
}

function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('DeskProvider is missing above this component')
  return desk
}

/** The client to ask the engine with. */
export function useEngine(): EngineClient {
  return useDesk().engine
}

/** The program around the window: files, links, commands. */
export function useHost(): HostBridge {
  return useDesk().host
}
