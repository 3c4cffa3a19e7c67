package output

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/base64"
)

// A seal is a note that only those can read who have what the site was made of:
// it is closed with the digest of that and of the site, and goes with the site to
// wherever the site is published. One that opens says that the marker is as it was
// written, and what was made of what.

// noInput is the digest of nothing that is known.
var noInput [sha256.Size]byte

// seal closes a note; equal notes of equal sites have equal seals.
func seal(input [sha256.Size]byte, site string, note []byte) string {
	return base64.StdEncoding.EncodeToString(sealing(input, site).Seal(nil, make([]byte, 12), note, nil))
}

// unseal is the note, if the seal is of this input and this site.
func unseal(input [sha256.Size]byte, site, text string) (note []byte, ok bool) {
	closed, err := base64.StdEncoding.DecodeString(text)
	if err != nil || text == "" || input == noInput {
		return nil, false
	}
	note, err = sealing(input, site).Open(nil, make([]byte, 12), closed, nil)
	return note, err == nil
}

// sealing has a key for one note: a nonce would tell nothing apart.
func sealing(input [sha256.Size]byte, site string) cipher.AEAD {
	key := sha256.Sum256(append(input[:], site...))
	block, err := aes.NewCipher(key[:])
	if err != nil {
		panic(err) // of the key's length only
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		panic(err) // of the block's length only
	}
	return aead
}
