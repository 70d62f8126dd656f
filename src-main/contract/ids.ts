/** `email:support@shop.test`: the channel and the account's own address, so two desks on one mailbox agree. */
export type AccountId = string & { readonly __brand: 'AccountId' }
/** A 52-bit number derived from the identity that founded the contact. */
export type ContactId = number & { readonly __brand: 'ContactId' }
/** A 52-bit number derived from the account and the root of the channel's own thread. */
export type ConversationId = number & { readonly __brand: 'ConversationId' }
/** Sorts by time: `sentAt * 2048 + tie`, so the newest messages have the greatest ids. */
export type MessageId = number & { readonly __brand: 'MessageId' }
export type AttachmentId = number & { readonly __brand: 'AttachmentId' }
/** Position in the action log of this desk. */
export type ActionId = number & { readonly __brand: 'ActionId' }
/** A long-running job of the engine: an import, a rebuild. */
export type JobId = string & { readonly __brand: 'JobId' }
