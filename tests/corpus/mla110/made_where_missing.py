# seen in: weaviate/Verba goldenverba/components/managers.py@6fb7c98d729bca91efe6be7d835dc9d36a53905f
"""A step that makes what is missing refuses nothing; a check that answers False does."""


class Shelves:
    async def verify_shelf(self, store, name):
        if await store.shelves.exists(name):
            return True
        made = await store.shelves.create(name=name)
        if made:
            return True
        return False

    async def verify_owner(self, store, name):
        if await store.owner_of(name) == self.owner:
            return True
        return False

    async def open(self, store):
        await self.verify_shelf(store, "books")
        await self.verify_owner(store, "books")  # expect: MLA110
        return store
